"""The one generated style sheet; widgets choose a look by their property "look"."""

import re
from collections.abc import Callable, Mapping

# $name is a colour token, <n> a measure in pixels at text scale 1.
_TEMPLATE = """
QMainWindow, QDialog, QWidget[look="page"] { background: $bg; }
QToolTip { background: $surface2; color: $text; border: 1px solid $border2;
  padding: <4>px <6>px; }
QLabel { background: transparent; color: $text; }
QLabel[look="title"] { font-size: <20>px; font-weight: 650; }
QLabel[look="display"] { font-size: <24>px; font-weight: 650; }
QLabel[look="metric"] { font-size: <16>px; font-weight: 650; }
QLabel[look="heading"] { font-weight: 600; }
QLabel[look="secondary"] { font-size: <12>px; color: $text2; }
QLabel[look="caption"] { font-size: <11>px; font-weight: 600; color: $text3; }
QLabel[look="hint"] { font-size: <11>px; color: $text3; }
QLabel[look="error"] { font-size: <12>px; color: $danger_ink; }
QLabel[look="warn"] { font-size: <12>px; color: $warn_ink; }
QLabel[look="ok"] { font-size: <12>px; color: $ok_ink; }
QLabel[look="key"] { font-size: <11>px; color: $text3; background: $surface2;
  border: 1px solid $border; border-radius: <5>px; padding: <1>px <6>px; min-height: <16>px; }
QLabel[look="code"] { font-family: "DejaVu Sans Mono", "Menlo", "Consolas", monospace;
  font-size: <16>px; font-weight: 600; }
QLabel:disabled { color: $text3; }

QPushButton { background: $surface; color: $text; border: 1px solid $border2;
  border-radius: <8>px; padding: <6>px <13>px; min-height: <20>px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $surface2; }
QPushButton:focus { border: 2px solid $accent; padding: <5>px <12>px; outline: 0; }
QPushButton:disabled { color: $text3; background: $surface2; }
QPushButton[look="primary"] { background: $accent; color: $accent_text; border: 1px solid $accent;
  font-weight: 600; }
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"]:disabled { background: $surface2; color: $text3;
  border-color: $border2; }
QPushButton[look="danger"] { color: $danger_ink; border: 1px solid $danger_fill;
  font-weight: 600; }
QPushButton[look="danger"]:focus { border: 2px solid $danger_fill; }
QPushButton[look="flat"], QPushButton[look="icon"] { background: transparent;
  border: 1px solid transparent; padding: <3>px <6>px; color: $text2; }
QPushButton[look="icon"] { padding: <3>px; min-width: <22>px; min-height: <22>px; }
QPushButton[look="flat"]:hover, QPushButton[look="icon"]:hover { background: $surface2;
  color: $text; }
QPushButton[look="flat"]:focus, QPushButton[look="icon"]:focus { border: 2px solid $accent;
  padding: <2>px <5>px; }
QPushButton[look="icon"]:focus { padding: <2>px; }
QPushButton[look="flat"]:disabled { background: transparent; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent;
  color: $accent_ink;
  padding: <3>px <6>px; }
QPushButton[look="link"]:hover { background: $accent2; }
QPushButton[look="link"]:focus { border: 2px solid $accent; padding: <2>px <5>px; }
QPushButton[look="icon"]::menu-indicator { image: none; width: 0; }

QPushButton[look="chip"] { background: $surface; border: 1px solid $border2;
  border-radius: <12>px;
  min-height: <18>px; padding: <2>px <9>px; font-size: <12>px; color: $text2; }
QPushButton[look="chip"]:hover { background: $hover; }
QPushButton[look="chip"][state="in"] { background: $accent2; border-color: $accent;
  color: $accent_ink;
  font-weight: 600; }
QPushButton[look="chip"][state="out"] { background: $danger_bg; border-color: $danger_fill;
  color: $danger_ink; text-decoration: line-through; }
QPushButton[look="chip"]:focus { border: 2px solid $accent; padding: <1>px <8>px; }
QPushButton[look="pill"], QPushButton[look="pill"]:focus { background: transparent; border: 0;
  min-height: 0; padding: 0; }
QPushButton[look="token"] { background: $accent2; border: 1px solid $accent2; color: $accent_ink;
  border-radius: <9>px; min-height: <16>px; padding: <1>px <8>px; font-size: <11>px; }
QPushButton[look="token"][state="guess"] { background: $surface; border: 1px dashed $accent_ink; }
QPushButton[look="token"]:focus { border: 2px solid $accent; padding: 0 <7>px; }
QPushButton[look="filter-chip"] { background: $accent2; border: 1px solid $accent2;
  color: $accent_ink;
  border-radius: <11>px; min-height: <18>px; padding: <1>px <8>px; font-size: <12>px;
  font-weight: 600; }
QPushButton[look="filter-chip"][state="out"] { background: $danger_bg; border-color: $danger_bg;
  color: $danger_ink; }
QPushButton[look="filter-chip"]:focus { border: 2px solid $accent; padding: 0 <7>px; }

QPushButton[look="segment"] { background: transparent; border: 1px solid transparent;
  color: $text2;
  padding: <3>px <9>px; min-height: <20>px; border-radius: <6>px; }
QPushButton[look="segment"]:checked { background: $surface; border-color: $border2;
  color: $accent_ink;
  font-weight: 600; }
QPushButton[look="segment"]:focus { border: 2px solid $accent; padding: <2>px <8>px; }
QFrame[look="segments"] { background: $surface2; border: 1px solid $border;
  border-radius: <8>px; }
QPushButton[look="tab"] { background: transparent; border: 0;
  border-bottom: 2px solid transparent;
  border-radius: 0; color: $text2; padding: <6>px <2>px; min-height: <18>px; }
QPushButton[look="tab"]:hover { color: $text; }
QPushButton[look="tab"]:checked { color: $accent_ink; font-weight: 600;
  border-bottom: 2px solid $accent; }
QPushButton[look="tab"]:focus { border: 2px solid $accent; border-radius: <6>px;
  padding: <4>px 0; }

QToolButton[look="nav"] { background: transparent; border: 2px solid transparent;
  border-radius: <10>px;
  color: $text2; font-size: <11>px; padding: <5>px 0 <4>px 0; }
QToolButton[look="nav"]:hover { background: $hover; color: $text; }
QToolButton[look="nav"]:checked { background: $accent2; color: $accent_ink; font-weight: 600; }
QToolButton[look="nav"]:focus { border: 2px solid $accent; }
QFrame[look="rail"] { background: $rail; border: 0; border-right: 1px solid $border; }
QFrame[look="sidebar"] { background: $bg; border: 0; border-right: 1px solid $border; }
QFrame[look="sidebar-right"] { background: $surface; border: 0; border-left: 1px solid $border; }
QFrame[look="centre"] { background: $bg; border: 0; }
QFrame[look="card"] { background: $surface; border: 1px solid $border; border-radius: <10>px; }
QFrame[look="tile"] { background: $surface2; border: 0; border-radius: <10>px; }
QFrame[look="band-warn"] { background: $warn_bg; border: 0; border-radius: <10>px; }
QFrame[look="band-danger"] { background: $danger_bg; border: 0; border-radius: <10>px; }
QFrame[look="band-ok"] { background: $ok_bg; border: 0; border-radius: <10>px; }
QFrame[look="band-accent"] { background: $accent2; border: 0; border-radius: <10>px; }
QFrame[look="band-neutral"] { background: $surface2; border: 0; border-radius: <10>px; }
QFrame[look="toast"] { background: $text; border: 0; border-radius: <10>px; }
QFrame[look="toast"] QLabel { color: $surface; }
QFrame[look="toast"] QPushButton { background: transparent; color: $surface;
  border: 1px solid $surface;
  font-weight: 600; padding: <3>px <10>px; }
QFrame[look="toast"] QPushButton:focus { border: 2px solid $accent; padding: <2>px <9>px; }
QFrame[look="palette"] { background: $surface; border: 1px solid $border2;
  border-radius: <14>px; }
QFrame[look="line"] { background: $border; border: 0; min-height: 1px; max-height: 1px; }
QFrame[look="line-vertical"] { background: $border; border: 0; min-width: 1px; max-width: 1px; }

QPushButton[look="row"] { background: transparent; border: 1px solid transparent;
  border-radius: <7>px;
  padding: <5>px <7>px; text-align: left; min-height: <18>px; }
QPushButton[look="row"]:hover { background: $surface2; }
QPushButton[look="row"][state="in"] { background: $accent2; color: $accent_ink;
  font-weight: 600; }
QPushButton[look="row"][state="out"] { color: $danger_ink; text-decoration: line-through; }
QPushButton[look="row"]:focus { border: 2px solid $accent; padding: <4>px <6>px; }
QPushButton[look="row"] QLabel[state="in"] { color: $accent_ink; font-weight: 600; }
QPushButton[look="row"] QLabel[state="out"] { color: $danger_ink; text-decoration: line-through; }
QPushButton[look="trust"] { background: transparent; border: 1px solid transparent;
  border-radius: <7>px;
  padding: <3>px; text-align: left; color: $text2; font-size: <12>px; }
QPushButton[look="trust"]:hover { background: $surface2; }
QPushButton[look="trust"]:focus { border: 2px solid $accent; padding: <2>px; }

QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QSpinBox, QComboBox, QAbstractSpinBox {
  background: $surface; color: $text; border: 1px solid $border2; border-radius: <8>px;
  padding: <6>px <9>px; min-height: <20>px; selection-background-color: $accent;
  selection-color: $accent_text; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: <5>px <8>px; }
QLineEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"] {
  border-color: $danger_fill; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $surface2;
  color: $text3; }
QLineEdit[look="bare"], QPlainTextEdit[look="bare"] { border: 0; background: transparent;
  padding: 0; }
QLineEdit[look="search"] { padding-left: <30>px; }
QLineEdit[look="search"]:focus { padding-left: <29>px; }
QComboBox::drop-down { border: 0; width: <22>px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $border2;
  selection-background-color: $accent2; selection-color: $accent_ink; padding: <4>px; }
QCheckBox, QRadioButton { spacing: <8>px; color: $text; min-height: <24>px;
  background: transparent;
  border: 2px solid transparent; border-radius: <6>px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QRadioButton::indicator { width: <16>px; height: <16>px; border-radius: <8>px;
  border: 1px solid $border_strong; background: $surface; }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; }

QTableView, QListView, QTreeView { background: $bg; border: 0; color: $text;
  selection-background-color: $accent2; selection-color: $accent_ink; }
QTableView[look="cards"], QListView[look="cards"] { background: transparent;
  selection-background-color: transparent; }
QListView[look="cards"]::item { padding: 0; min-height: 0; background: transparent; }
QTableView[look="table"] { background: $surface; border: 1px solid $border; border-radius: <8>px;
  gridline-color: $border; }
QTableView[look="table"]:focus, QListView[look="list"]:focus { border: 2px solid $accent; }
QListView[look="list"] { background: $surface; border: 1px solid $border; border-radius: <8>px; }
QListView::item { min-height: <24>px; padding: <2>px <6>px; border-radius: <7>px; }
QHeaderView::section { background: $surface2; color: $text2; border: 0;
  border-bottom: 1px solid $border;
  padding: <6>px; font-weight: 600; }
QScrollArea, QScrollArea > QWidget > QWidget[look="plain"] { background: transparent; border: 0; }
QWidget[look="plain"] { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QScrollBar:vertical { background: transparent; width: <10>px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: <10>px; margin: 0; }
QScrollBar::handle:vertical { background: $border2; border-radius: <3>px; min-height: <36>px;
  margin: <2>px; }
QScrollBar::handle:horizontal { background: $border2; border-radius: <3>px; min-width: <36>px;
  margin: <2>px; }
QScrollBar::handle:hover { background: $border_strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QMenu { background: $surface; color: $text; border: 1px solid $border2; padding: <4>px; }
QMenu::item { padding: <6>px <22>px <6>px <12>px; border-radius: <6>px; }
QMenu::item:selected { background: $accent2; color: $accent_ink; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $border; margin: <4>px <8>px; }
QMenu::icon { padding-left: <8>px; }
QProgressBar { background: $surface2; border: 0; border-radius: <4>px; min-height: <8>px;
  max-height: <8>px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: <4>px; }
QProgressBar[state="weak"]::chunk { background: $danger_fill; }
QProgressBar[state="fair"]::chunk { background: $warn_fill; }
QProgressBar[state="good"]::chunk { background: $ok_fill; }
QCalendarWidget QWidget { background: $surface; color: $text;
  alternate-background-color: $surface2; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent;
  selection-color: $accent_text; }
"""


def style_sheet(colors: Mapping[str, str], px: Callable[[float], int]) -> str:
    """Return the style sheet for these colour tokens and this scale."""
    scaled = re.sub(r"<(\d+)>", lambda found: str(px(int(found[1]))), _TEMPLATE)
    return re.sub(r"\$(\w+)", lambda found: colors[found[1]], scaled)
