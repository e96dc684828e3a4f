"""How paper looks: sizes, colours, words and formats in both languages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from desktop_crm.documents import fonts
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import label, read

#: Width and height in points.
PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
)
MARGIN: Final = 40.0

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAYS_ZH = "一二三四五六日"
_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$", "JPY": "JP¥"}
)
#: Days from today within which a day needs no year.
_NEAR_DAYS = 330
_MINUS = "\N{MINUS SIGN}"


class Ink(StrEnum):
    """The colours of paper; warn and bad always stand beside a word that says the same."""

    INK = "#16202A"
    MUTED = "#66727F"
    HAIR = "#D9DFE5"
    TINT = "#F4F6F8"
    ACCENT = "#0F5E63"
    ACCENT_TINT = "#E8F1F1"
    PALE_ACCENT = "#9DBFC1"
    WARN = "#9A5B00"
    WARN_TINT = "#FCF4E6"
    BAD = "#A8261C"
    PAPER = "#FFFFFF"


class Type(NamedTuple):
    """Size, weight and colour of a text, and the distance of its lines."""

    size: float
    weight: int = fonts.REGULAR
    ink: Ink = Ink.INK
    leading: float = 13.0


NAME: Final = Type(22, fonts.BOLD)
OTHER_NAME: Final = Type(11, ink=Ink.MUTED)
METRIC: Final = Type(14.5, fonts.BOLD)
LEAD: Final = Type(10.5, leading=15.5)
VALUE: Final = Type(9.6)
BODY: Final = Type(9)
BODY_STRONG: Final = Type(9, fonts.BOLD)
SECTION: Final = Type(8, fonts.BOLD, Ink.ACCENT)
LABEL: Final = Type(7.5, ink=Ink.MUTED, leading=11)
NOTE: Final = Type(8, ink=Ink.MUTED, leading=11.5)
CHIP: Final = Type(7.5, ink=Ink.MUTED)
CHIP_STRONG: Final = Type(7.5, fonts.BOLD, Ink.PAPER)
AXIS: Final = Type(6.5, ink=Ink.MUTED)
FOOT: Final = Type(6.8, ink=Ink.MUTED)


@dataclass(frozen=True, slots=True)
class Translator:
    """Looks phrases up in a frozen mapping; an unknown phrase stays English."""

    phrases: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def __call__(self, context: str, text: str) -> str:
        """Return the translation of `text`."""
        return self.phrases.get((context, text)) or text


def translator(phrases: Mapping[tuple[str, str], str]) -> Translator:
    """Return a translator that can be pickled, from (context, English) -> translation."""
    return Translator(dict(phrases))


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A character that prints as a box: in which customer and in which field it stands."""

    character: str
    customer: str
    field: str

    @property
    def code_point(self) -> str:
        """The character's number, e.g. "U+2A6A5"."""
        return f"U+{ord(self.character):04X}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A finished document, what it could not print, and which customers are not in it."""

    pdf: bytes
    pages: int
    missing: tuple[Missing, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything about a document that is not its content.

    Attributes:
        language: "en" or "zh_CN"; it also picks the shape of quotes.
        translate: (context, English) -> words in `language`; must pickle.
        paper: "A4" or "Letter".
        mask: for paper that strangers see: no phone, amount or free text, no QR code.
        recipient: who gets masked paper; printed in the footer.
        zone: time zone of the reader; None means the machine's own.
        picks: key of a pick-list item -> its label in `language`.
        sensitive: names of sensitive fields the person ticked for this print.
    """

    language: str = "en"
    translate: Callable[[str, str], str] = field(default_factory=Translator)
    paper: str = "A4"
    mask: bool = False
    recipient: str = ""
    zone: tzinfo | None = None
    picks: Mapping[str, str] = field(default_factory=dict)
    sensitive: frozenset[str] = frozenset()

    @property
    def is_chinese(self) -> bool:
        """Whether the document is in Chinese."""
        return self.language.startswith("zh")

    def font(self, weight: int = fonts.REGULAR) -> fonts.ChainFont:
        """Return the font of this language."""
        return fonts.font("zh" if self.is_chinese else "en", weight)

    def say(self, text: str, /, **fields: object) -> str:
        """Return a phrase of the context "Documents" with its {named} places filled."""
        phrase = self.translate("Documents", text)
        return phrase.format(**fields) if fields else phrase

    def count(self, n: int, one: str, many: str, /, **fields: object) -> str:
        """Return the phrase for one or for many."""
        return self.say(one if n == 1 else many, n=self.number(n), **fields)

    def word(self, member: StrEnum) -> str:
        """Return what people read for a word of the trade."""
        return self.translate(type(member).__name__, label(member))

    def stored(self, words: type[StrEnum], value: str | None) -> str:
        """Return what people read for a stored word; free text stays itself."""
        member = read(words, value)
        return self.word(member) if member is not None else value or ""

    def pick(self, key: str) -> str:
        """Return the label of a pick-list item; free text stays itself."""
        return self.picks.get(key, key)

    def local(self, moment: datetime) -> datetime:
        """Return a moment on the reader's clock."""
        return moment.astimezone(self.zone)

    def today(self, now: datetime) -> date:
        """Return the reader's day at `now`."""
        return self.local(now).date()

    def number(self, value: int | Decimal) -> str:
        """Return a number with its thousands grouped."""
        return f"{value:,}".replace("-", _MINUS)

    def money(self, money: Money) -> str:
        """Return an amount with its sign; a whole amount goes without cents."""
        whole = money.amount == money.amount.to_integral_value()
        digits = f"{abs(money.amount):,.0f}" if whole else self._exact(money)
        sign = _MINUS if money.minor < 0 else ""
        return f"{sign}{_SYMBOLS.get(money.currency, money.currency + ' ')}{digits}"

    def currency(self, code: str) -> str:
        """Return the sign of a currency, or its code."""
        return _SYMBOLS.get(code, code)

    def day(self, day: date) -> str:
        """Return a day for tables: 2026-04-02."""
        return day.isoformat()

    def short_day(self, day: date, today: date) -> str:
        """Return a day as people say it; far from today it is a month and a year."""
        if abs((day - today).days) > _NEAR_DAYS:
            return self.month(day)
        if self.is_chinese:
            return f"{day.month}月{day.day}日"
        return f"{day.day} {_MONTHS[day.month - 1]}"

    def yearly_day(self, month: int, day: int) -> str:
        """Return a day of every year."""
        return f"{month}月{day}日" if self.is_chinese else f"{day} {_MONTHS[month - 1]}"

    def month(self, day: date) -> str:
        """Return a month and its year."""
        if self.is_chinese:
            return f"{day.year}年{day.month}月"
        return f"{_MONTHS[day.month - 1]} {day.year}"

    def axis_month(self, day: date, *, is_first: bool) -> str:
        """Return a month under a bar; the first one and January are said in full."""
        in_full = is_first or day.month == 1
        if self.is_chinese:
            return f"{day.month}月" if in_full else str(day.month)
        return _MONTHS[day.month - 1] if in_full else _MONTHS[day.month - 1][0]

    def long_day(self, day: date) -> str:
        """Return a day with its weekday and year."""
        if self.is_chinese:
            weekday = _WEEKDAYS_ZH[day.weekday()]
            return f"{day.year}年{day.month}月{day.day}日 星期{weekday}"
        weekday = _WEEKDAYS[day.weekday()]
        return f"{weekday} {day.day} {_MONTHS[day.month - 1]} {day.year}"

    def moment(self, moment: datetime) -> str:
        """Return a moment on the reader's clock: 2026-04-02 08:30."""
        return f"{self.local(moment):%Y-%m-%d %H:%M}"

    def clock(self, clock: time) -> str:
        """Return a time of day: 14:00."""
        return f"{clock:%H:%M}"

    def due(self, due_on: date, today: date) -> tuple[str, Ink]:
        """Return how far away a day is, and the colour that goes with it."""
        days = (due_on - today).days
        if days < 0:
            late = QT_TRANSLATE_NOOP("Documents", "{n} days late")
            return self.count(-days, QT_TRANSLATE_NOOP("Documents", "{n} day late"), late), Ink.BAD
        if days == 0:
            return self.say(QT_TRANSLATE_NOOP("Documents", "today")), Ink.ACCENT
        ahead = QT_TRANSLATE_NOOP("Documents", "in {n} days")
        return self.count(days, QT_TRANSLATE_NOOP("Documents", "in {n} day"), ahead), Ink.MUTED

    def ago(self, days: int) -> str:
        """Return how long ago something was."""
        if days == 0:
            return self.say(QT_TRANSLATE_NOOP("Documents", "today"))
        one = QT_TRANSLATE_NOOP("Documents", "{n} day ago")
        return self.count(days, one, QT_TRANSLATE_NOOP("Documents", "{n} days ago"))

    def joined(self, *parts: str | None) -> str:
        """Return what is there with a middle dot between."""
        return " · ".join(part for part in parts if part)

    def _exact(self, money: Money) -> str:
        whole, _, cents = money.plain().lstrip("-").partition(".")
        return f"{int(whole):,}.{cents}"
