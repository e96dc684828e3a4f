"""What people read: translation, and days, numbers and money in the language of the screen."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import PySide6
from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
    Signal,
)
from typing_extensions import override

from desktop_crm.domain import words
from desktop_crm.domain.data_files import translations_folder
from desktop_crm.domain.errors import Refused, Unavailable
from desktop_crm.domain.masking import HIDDEN_AMOUNT
from desktop_crm.domain.values import Money, exponent
from desktop_crm.domain.words import Tier
from desktop_crm.ui.kit.privacy import MaskTranslator, is_masked

#: A text, or a function that gives it in the language of the moment.
Text = str | Callable[[], str]

ENGLISH = "en"
CHINESE = "zh_CN"
_SYMBOLS = {
    "CNY": "¥",
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "JP¥",
    "HKD": "HK$",
    "TWD": "NT$",
    "KRW": "₩",
    "INR": "₹",
    "SGD": "S$",
}
_WEEK = 7


def translate(context: str, text: str, comment: str = "", n: int = -1) -> str:
    """Return `text` in the language of the screen; "%n" becomes `n`."""
    return QCoreApplication.translate(context, text, comment or None, n)


def resolved(text: Text) -> str:
    """Return a text as it reads now."""
    return text if isinstance(text, str) else text()


def word(member: StrEnum | None) -> str:
    """Return what people read for a member of a closed list; "" for None."""
    return "" if member is None else translate(type(member).__name__, words.label(member))


def tier_word(tier: Tier | None) -> str:
    """Return letter and word of a tier, e.g. "A · Key"; "" for None."""
    return "" if tier is None else f"{tier.value} · {word(tier)}"


def field_label(label: str) -> str:
    """Return the translated label of a described field."""
    return translate("Field", label)


def use_case_label(label: str) -> str:
    """Return the translated label of a use case."""
    return translate("UseCase", label)


def sentence(error: Exception) -> str:
    """Return the sentence of a refusal or fault in the language of the screen."""
    if isinstance(error, Refused):
        return translate("Refused", error.text).format(**error.fields)
    if isinstance(error, Unavailable):
        return translate("Faults", error.text).format(**error.fields)
    return translate("Language", "Something went wrong. Nothing was changed.")


def is_chinese() -> bool:
    """Tell whether the screen is in Chinese."""
    return QLocale().language() is QLocale.Language.Chinese


def code() -> str:
    """Return the language of the screen: "en" or "zh_CN"."""
    return CHINESE if is_chinese() else ENGLISH


def number(value: int) -> str:
    """Return a whole number with its thousands marked."""
    return f"{value:,}"


def day(on: date, today: date | None = None) -> str:
    """Return a day, e.g. "19 Nov" or "11月19日"; with its year unless that is today's."""
    with_year = today is None or on.year != today.year
    if is_chinese():
        text = f"{on.month}月{on.day}日"
        return f"{on.year}年{text}" if with_year else text
    text = f"{on.day} {QLocale().standaloneMonthName(on.month, QLocale.FormatType.ShortFormat)}"
    return f"{text} {on.year}" if with_year else text


def weekday(on: date, *, short: bool = False) -> str:
    """Return the name of a day of the week."""
    kind = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().standaloneDayName(on.isoweekday(), kind)


def month(on: date) -> str:
    """Return a month, e.g. "November 2026" or "2026年11月"."""
    if is_chinese():
        return f"{on.year}年{on.month}月"
    return f"{QLocale().standaloneMonthName(on.month)} {on.year}"


def long_day(on: date) -> str:
    """Return a day in full, e.g. "Saturday, 21 November 2026" or "2026年11月21日 星期六"."""
    if is_chinese():
        return f"{day(on)} {weekday(on)}"
    return f"{weekday(on)}, {on.day} {QLocale().standaloneMonthName(on.month)} {on.year}"


def clock_time(at: time) -> str:
    """Return a time of day, e.g. "14:30"."""
    return f"{at.hour}:{at.minute:02}"


def local(at: datetime) -> datetime:
    """Return an aware moment in this computer's time zone."""
    return at.astimezone()


def moment(at: datetime, today: date) -> str:
    """Return a moment, e.g. "19 Nov 10:12"; only the time when it is today's."""
    here = local(at)
    if here.date() == today:
        return clock_time(here.time())
    return f"{day(here.date(), today)} {clock_time(here.time())}"


def ago(on: date, today: date) -> str:
    """Return how long ago a day was, e.g. "today", "31 days ago"."""
    days = (today - on).days
    if days < 0:
        return day(on, today)
    if days == 0:
        return translate("Language", "today")
    if days == 1:
        return translate("Language", "yesterday")
    return translate("Language", "%n days ago", "", days)


def since(at: datetime, now: datetime) -> str:
    """Return how long ago a moment was, e.g. "just now", "2 h ago", "3 days ago"."""
    minutes = int((now.astimezone(UTC) - at.astimezone(UTC)).total_seconds() // 60)
    if minutes < 1:
        return translate("Language", "just now")
    if minutes < 60:  # noqa: PLR2004 - minutes of an hour
        return translate("Language", "%n min ago", "", minutes)
    if minutes < 48 * 60:
        return translate("Language", "%n h ago", "", minutes // 60)
    return translate("Language", "%n days ago", "", minutes // (24 * 60))


def due(on: date, today: date, at: time | None = None) -> "Due":
    """Return a due day as a badge reads it: "Overdue 6 d", "Today 14:30", "Fri 27 Nov"."""
    days = (on - today).days
    if days < 0:
        return Due(translate("Language", "Overdue %n d", "", -days), "danger")
    clock = f" {clock_time(at)}" if at else ""
    if days == 0:
        return Due(translate("Language", "Today") + clock, "warn")
    if days == 1:
        return Due(translate("Language", "Tomorrow") + clock, "accent")
    if days < _WEEK:
        return Due(f"{weekday(on, short=True)} {day(on, today)}{clock}", "neutral")
    return Due(day(on, today) + clock, "neutral")


def symbol(currency: str) -> str:
    """Return the sign of a currency, or its code and a space."""
    return _SYMBOLS.get(currency, f"{currency} ")


def money(value: Money) -> str:
    """Return an amount in its own currency, e.g. "¥326,800" or "$12.50"."""
    if is_masked():
        return f"{symbol(value.currency)}{HIDDEN_AMOUNT}"
    amount = value.amount
    digits = 0 if amount == amount.to_integral_value() else exponent(value.currency)
    sign = "-" if amount < 0 else ""
    return f"{sign}{symbol(value.currency)}{abs(amount):,.{digits}f}"


def short_money(value: Money) -> str:
    """Return a rounded amount for a narrow place: "¥67k", "¥1.2M"; in Chinese "¥6.7万"."""
    if is_masked():
        return f"{symbol(value.currency)}{HIDDEN_AMOUNT}"
    amount = float(value.amount)
    steps = ((1e8, "亿"), (1e4, "万")) if is_chinese() else ((1e9, "B"), (1e6, "M"), (1e3, "k"))
    sign = "-" if amount < 0 else ""
    amount = abs(amount)
    for size, mark in steps:
        if amount >= size:
            scaled = amount / size
            digits = 1 if scaled < (1000 if is_chinese() else 10) else 0
            text = f"{scaled:,.{digits}f}".removesuffix(".0")
            return f"{sign}{symbol(value.currency)}{text}{mark}"
    return f"{sign}{symbol(value.currency)}{amount:,.0f}"


def file_size(count: int) -> str:
    """Return a number of bytes in words, e.g. "1.4 MB"."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


class Due(NamedTuple):
    """A due day as a badge: its text and its tone."""

    text: str
    tone: str


class Language(QObject):
    """The language of the screen.

    Signals:
        changed: another language is used now; every widget was told by a LanguageChange event.
    """

    changed = Signal()

    def __init__(self, app: QCoreApplication, cache: Path, wanted: str = "") -> None:
        super().__init__()
        self._app = app
        self._cache = cache
        self._installed: list[QTranslator] = []
        self._wanted = wanted
        self._hides_private = False
        self._apply()

    @property
    def wanted(self) -> str:
        """The language asked for; "" follows the system."""
        return self._wanted

    @property
    def code(self) -> str:
        """The language in use: "en" or "zh_CN"."""
        return self._wanted or _system_language()

    def use(self, wanted: str) -> None:
        """Change the language while running; "" follows the system."""
        self._wanted = wanted
        self._apply()
        self.changed.emit()

    def hide_private(self, *, is_on: bool) -> None:
        """Hide or show phones and amounts: every widget writes its texts anew."""
        if is_on is not self._hides_private:
            self._hides_private = is_on
            self._apply()
            self.changed.emit()

    def document_translator(self, language: str) -> "DocumentTranslator":
        """Return a translator for a document in another language than the screen."""
        return DocumentTranslator(_compiled(language, self._cache))

    def _apply(self) -> None:
        is_zh = self.code == CHINESE
        country = QLocale.Country.China if is_zh else QLocale.Country.UnitedKingdom
        tongue = QLocale.Language.Chinese if is_zh else QLocale.Language.English
        QLocale.setDefault(QLocale(tongue, country))
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        ours = _compiled(self.code, self._cache)
        theirs = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for file in (theirs / f"qtbase_{self.code}.qm", ours):
            translator = QTranslator(self._app)
            if file is not None and translator.load(str(file)):
                self._app.installTranslator(translator)
                self._installed.append(translator)
        if self._hides_private:
            mask = MaskTranslator(self._app)
            self._app.installTranslator(mask)
            self._installed.append(mask)


class DocumentTranslator:
    """A plain function from (context, text) to text in one language; it can be pickled."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._translator: QTranslator | None = None

    def __call__(self, context: str, text: str) -> str:
        """Return `text` in the language of this translator."""
        if self._translator is None:
            self._translator = QTranslator()
            if self._file is not None:
                self._translator.load(str(self._file))
        return self._translator.translate(context, text) or text

    @override
    def __reduce__(self) -> tuple[type["DocumentTranslator"], tuple[Path | None]]:
        return DocumentTranslator, (self._file,)


def _system_language() -> str:
    first = next(iter(QLocale.system().uiLanguages()), "en")
    return CHINESE if first.startswith("zh") else ENGLISH


def _compiled(language: str, cache: Path) -> Path | None:
    """Return the compiled translation; in a checkout a stale one is made anew in the user cache."""
    folder = translations_folder()
    ready = folder / f"desktop_crm_{language}.qm"
    if ready.exists():
        return ready
    source = folder / f"desktop_crm_{language}.ts"
    if not source.exists():
        return None
    made = cache / "translations" / ready.name
    if made.exists() and made.stat().st_mtime >= source.stat().st_mtime:
        return made
    tool = _lrelease()
    if tool is None:
        return None
    made.parent.mkdir(parents=True, exist_ok=True)
    import subprocess  # noqa: PLC0415 - only a checkout compiles, and only after a change

    # Beside it, then in its place: an open window has the old one mapped into its memory.
    fresh = made.with_suffix(f".{os.getpid()}.qm")
    run = subprocess.run(  # noqa: S603 - our own tool and our own file
        [tool, "-silent", source, "-qm", fresh], capture_output=True, check=False
    )
    if run.returncode != 0:
        fresh.unlink(missing_ok=True)
        return None
    fresh.replace(made)
    return made


def _lrelease() -> Path | None:
    folder = Path(PySide6.__file__).parent
    names = ("lrelease", "lrelease.exe", "Qt/libexec/lrelease")
    return next((folder / name for name in names if (folder / name).exists()), None)
