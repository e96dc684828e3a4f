"""About and licences."""

from importlib import metadata

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import column, row
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell.scene import Logo

_PARTS = (
    ("PySide6_Essentials", "LGPL-3.0"),
    ("PySide6_Pdf", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("sqlcipher3", "Zlib"),
    ("alembic", "MIT"),
    ("cryptography", "Apache-2.0 OR BSD-3-Clause"),
    ("keyring", "MIT"),
    ("click", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
    ("reportlab", "BSD-3-Clause"),
    ("uharfbuzz", "Apache-2.0"),
    ("pikepdf", "MPL-2.0"),
    ("pypinyin", "MIT"),
    ("phonenumberslite", "Apache-2.0"),
    ("lunar_python", "MIT"),
    ("lucide", "MIT, icons ISC"),
)


def licences() -> str:
    """Return the parts this program is made of, with version and licence."""
    lines = []
    for name, licence in _PARTS:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            version = "-"
        lines.append(f"{name} {version}: {licence}")
    return "\n".join(lines)


def version() -> str:
    """Return the version of the program."""
    try:
        return metadata.version("desktop-crm")
    except metadata.PackageNotFoundError:
        return "-"


class AboutDialog(QDialog):
    """What the program is and what it is made of."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("About", "About and licences"))
        text = QPlainTextEdit(licences())
        text.setReadOnly(True)
        text.setAccessibleName(translate("About", "Licences"))
        text.setTabChangesFocus(True)
        close = button(translate("About", "Close"), self.accept)
        calm = label(
            translate("About", "Encrypted on this computer. No account, no network, no trackers."),
            "secondary",
            wraps=True,
        )
        title = label("Desktop CRM", "title")
        number = label(translate("About", "Version {version}").format(version=version()), "hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(row(Logo(theme, icons, 44), 6, column(title, number, spacing=2), None))
        layout.addWidget(calm)
        layout.addWidget(text, 1)
        layout.addLayout(row(None, close))
        close.setFocus()
        self.resize(460, 460)
