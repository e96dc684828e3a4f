"""The quick log line: what a salesperson types after a call, read into its parts.

    line = [when] [kind [duration] [":"]] { text | #tag | @due | !promise }

Reading is pure and never fails: what is not understood is text. `Span`s say where each part
stands, so that a window can show them as chips; an uncertain one is a guess that counts only
after the user takes it (put `@` before a due day, `^` before the day it happened).
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from desktop_crm.domain.patterns import Pattern
from desktop_crm.domain.quick_dates import (
    Due,
    Holidays,
    Look,
    Moment,
    find_moments,
    no_holidays,
    read_moment,
)
from desktop_crm.domain.quick_spans import (
    Reading,
    Span,
    SpanKind,
    read_due,
    read_plan,
    read_tag,
    remaining_text,
)
from desktop_crm.domain.quick_words import CHANNELS, KINDS, NOT_KINDS, any_of, fold, number_of
from desktop_crm.domain.words import FeedbackKind, InteractionKind

_NOON: Final = time(12)  # of an earlier day when no time was typed
_LONGEST: Final = 24 * 60  # minutes; no call takes longer than a day
_END: Final = r"(?![A-Za-z0-9])"

_DURATION: Final = (
    r"(?:(?P<zh_hours>\d{1,2}(?:\.\d)?|[一两二三四五六七八九十]|半)个?(?P<zh_half>半)?(?:小时|钟头)"
    r"(?:(?P<zh_rest>\d{1,2})分钟?|(?P<zh_end>半))?"
    r"|(?P<zh_minutes>\d{1,4}|[一二三四五六七八九十]{1,3})分钟?"
    r"|(?:(?P<hours>\d{1,2}(?:\.\d)?)\s?(?:h|hrs?|hours?)"
    r"(?:\s?(?P<rest>\d{1,2})\s?(?:m|mins?|minutes?)|(?P<bare>\d\d))?"
    rf"|(?P<minutes>\d{{1,4}})\s?(?:mins?|minutes?)|(?P<half>half\s+an\s+hour)|(?P<one>an\s+hour)){_END})"
    r"(?![后前内以之]|\s*(?:later|ago)\b)"
)
_KIND: Final = Pattern(
    rf"(?!(?:{any_of(NOT_KINDS)})\b)(?P<word>{any_of(KINDS)})"
    rf"(?=\s|[:,#@]|$|{re.sub(r'[(][?]P<[a-z_]+>', '(?:', _DURATION)})",
    re.IGNORECASE,
)
_LENGTH: Final = Pattern(r"\s*" + _DURATION, re.IGNORECASE)
_SEPARATOR: Final = Pattern(r"[ \t]*[:,]")
_BLANKS: Final = Pattern(r"\s*")
_ENDS_HEAD: Final = Pattern(r"\s|[:,]|$")
_SIGN: Final = Pattern(r"(?<![A-Za-z0-9_])[#@]|(?<![^\s,:;，、。])[!^]")
_CLAUSE_END: Final = Pattern(r"[。;!?\n]|\.(?=\s|$)|(?<![A-Za-z0-9_])[#@]")
_CLAUSE_START: Final = Pattern(r"[^\s。.,;:!?#@]")
_BY: Final = Pattern(r"(?:[之以]?前|[之以]?内)?[ \t]*[:,]?[ \t]*")
_LINK: Final = Pattern(r"[ \t]*,?(?:\b(?:by|before|on|at|until)|在|于)?[ \t]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Promise:
    """Something we said we would do."""

    text: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a quick log line says."""

    line: str
    kind: InteractionKind | FeedbackKind
    duration_minutes: int | None
    happened_at: datetime
    has_when: bool
    text: str
    tags: tuple[str, ...]
    new_tags: tuple[str, ...]
    due: Due | None
    promises: tuple[Promise, ...]
    channel: str | None
    spans: tuple[Span, ...]


def on_typed_day(parsed: Parsed) -> Parsed:
    """Return a line whose follow-up falls on the day as typed, be it a day off."""
    due = parsed.due
    if due is None or due.shifted_from is None:
        return parsed
    kept = replace(due, on=due.asked_on, shifted_from=None)
    spans = tuple(replace(span, value=kept) if span.value == due else span for span in parsed.spans)
    return replace(parsed, due=kept, spans=spans)


def parse(
    line: str,
    now: datetime,
    *,
    tags: Collection[str] = (),
    holidays: Holidays = no_holidays,
    plain: Collection[tuple[SpanKind, str]] = (),
) -> Parsed:
    """Read a quick log line typed at `now`, an aware local time.

    `tags` are the tags in use: another one is new. `plain` are the parts, by kind and text, that
    the user turned back into plain text.
    """
    reading = Reading(line, now, plain)
    body = _read_head(reading)
    known = {tag.casefold(): tag for tag in tags}
    _read_signs(reading, body, known, holidays)
    removed = list(reading.spans)
    guess = None if reading.one(SpanKind.DUE) else read_plan(reading, body, holidays)
    _guess_when(reading)
    if guess:
        reading.take(SpanKind.DUE, *guess, certain=False)
    reading.spans.sort(key=lambda span: span.start)
    return _result(reading, removed, known)


def _result(reading: Reading, removed: list[Span], known: dict[str, str]) -> Parsed:
    kind, when = reading.one(SpanKind.KIND), reading.one(SpanKind.WHEN)
    length, due = reading.one(SpanKind.DURATION), reading.one(SpanKind.DUE)
    found_tags = [str(span.value) for span in reading.spans if span.kind is SpanKind.TAG]
    unique = tuple({tag.casefold(): tag for tag in reversed(found_tags)}.values())[::-1]
    values = [span.value for span in reading.spans]
    return Parsed(
        line=reading.line,
        kind=kind.value
        if kind and isinstance(kind.value, (InteractionKind, FeedbackKind))
        else InteractionKind.NOTE,
        duration_minutes=length.value if length and isinstance(length.value, int) else None,
        happened_at=when.value if when and isinstance(when.value, datetime) else reading.now,
        has_when=when is not None,
        text=remaining_text(reading.line, removed),
        tags=unique,
        new_tags=tuple(tag for tag in unique if tag.casefold() not in known),
        due=due.value if due and isinstance(due.value, Due) else None,
        promises=tuple(value for value in values if isinstance(value, Promise)),
        channel=CHANNELS.get(fold(kind.text).lower()) if kind else None,
        spans=tuple(reading.spans),
    )


# --- The front -----------------------------------------------------------------------------------


def _read_head(reading: Reading) -> int:
    """Read when, kind and duration; return where the rest begins."""
    place = _skip_blanks(reading, 0)
    if when := _front_when(reading, place):
        value, end = when
        place = _skip_blanks(reading, _take_first(reading, SpanKind.WHEN, place, end, value))
    word = _KIND.match(reading.folded, place)
    if word is None:
        return place
    kind_end = _take_first(
        reading, SpanKind.KIND, place, word.end(), KINDS[" ".join(word["word"].lower().split())]
    )
    if kind_end != word.end():  # plain, or closed by a separator
        return kind_end
    length = _LENGTH.match(reading.folded, kind_end)
    minutes = _minutes(length) if length else None
    if length is None or minutes is None:
        return kind_end
    start = _skip_blanks(reading, kind_end)
    return _take_first(reading, SpanKind.DURATION, start, length.end(), minutes)


def _take_first(reading: Reading, kind: SpanKind, start: int, end: int, value: object) -> int:
    """Record a part at the front with its separator; return where reading goes on."""
    separator = _SEPARATOR.match(reading.folded, end)
    text = reading.line[start:end]
    span = reading.take(kind, start, separator.end() if separator else end, value, text=text)
    return span.end if span else start


def _skip_blanks(reading: Reading, place: int) -> int:
    blanks = _BLANKS.match(reading.folded, place)
    return blanks.end() if blanks else place


def _front_when(reading: Reading, place: int) -> tuple[datetime, int] | None:
    if reading.folded.startswith("^", place):
        return None if (marked := _marked_when(reading, place)) is None else marked
    moment = read_moment(reading.folded, place, reading.now, Look.FRONT)
    happened_at = _past(moment, reading.now) if moment else None
    if moment is None or happened_at is None:
        return None
    if _kind_follows(reading, moment.end):
        return happened_at, moment.end
    is_earlier_day = moment.on < reading.now.date()
    if is_earlier_day and _ENDS_HEAD.match(reading.folded, moment.end):
        return happened_at, moment.end
    return None


def _marked_when(reading: Reading, sign: int) -> tuple[datetime, int] | None:
    """Read the moment after "^": the last such one before now."""
    moment = read_moment(reading.folded, sign + 1, reading.now, Look.BACK)
    happened_at = _past(moment, reading.now) if moment else None
    return None if moment is None or happened_at is None else (happened_at, moment.end)


def _kind_follows(reading: Reading, place: int) -> bool:
    separator = _SEPARATOR.match(reading.folded, place)
    start = _skip_blanks(reading, separator.end() if separator else place)
    return _KIND.match(reading.folded, start) is not None


def _past(moment: Moment, now: datetime) -> datetime | None:
    """The instant a moment stands for, unless it is still to come."""
    if moment.time is None and moment.on == now.date():
        return now
    happened_at = datetime.combine(moment.on, moment.time or _NOON, now.tzinfo)
    return happened_at if happened_at <= now else None


def _minutes(found: re.Match[str]) -> int | None:
    """Count the minutes of a duration; None if they make no sense."""
    hours = found["zh_hours"] or found["hours"]
    if found["half"] or hours == "半":
        minutes = 30
    elif found["one"]:
        minutes = 60
    elif hours:
        minutes = round(float(hours) * 60) if hours[0].isdigit() else 60 * (number_of(hours) or 0)
        minutes += int(found["zh_rest"] or found["rest"] or found["bare"] or 0)
        minutes += 30 if found["zh_half"] or found["zh_end"] else 0
    else:
        minutes = number_of(found["zh_minutes"] or found["minutes"]) or 0
    return minutes if 0 < minutes <= _LONGEST else None


# --- Signs ---------------------------------------------------------------------------------------


def _read_signs(reading: Reading, body: int, known: dict[str, str], holidays: Holidays) -> None:
    """Read every tag, due day, promise and "^" of the rest."""
    place = body
    while sign := _SIGN.search(reading.folded, place):
        start, place = sign.start(), sign.end()
        match sign[0]:
            case "#":
                span = read_tag(reading, start, known)
            case "@":
                span = read_due(reading, start, holidays)
            case "!":
                span = _read_promise(reading, start)
            case _:
                when = None if reading.one(SpanKind.WHEN) else _marked_when(reading, start)
                span = when and reading.take(SpanKind.WHEN, start, when[1], when[0])
        if span:
            place = span.end


def _read_promise(reading: Reading, sign: int) -> Span | None:
    """Read the clause after "!"; a day at its start or end is when we promised it for."""
    if not _CLAUSE_START.match(reading.folded, sign + 1):
        return None
    stop = _CLAUSE_END.search(reading.folded, sign + 1)
    end = stop.start() if stop else len(reading.folded)
    clause = reading.folded[sign + 1 : end].rstrip()
    end = sign + 1 + len(clause)
    typed = reading.line[sign + 1 : end]
    promise = Promise(typed)
    for moment in find_moments(clause, 0, reading.now, Look.SENTENCE):
        if moment.on >= reading.now.date():
            promise = Promise(_without_day(typed, clause, moment), moment.on)
            break
    return reading.take(SpanKind.PROMISE, sign, end, promise)


def _without_day(typed: str, clause: str, moment: Moment) -> str:
    """Drop the day from a promise: "Tuesday" would be wrong next week. A time keeps it whole."""
    if moment.time is not None:
        return typed
    after = _BY.match(clause, moment.end)
    before = _LINK.search(clause, 0, moment.start)
    if moment.start == 0 and after:
        return typed[after.end() :].strip() or typed
    if moment.end == len(clause) and before:
        return typed[: before.start()].strip() or typed
    return typed


def _guess_when(reading: Reading) -> None:
    """Offer a day at the front that may be when it happened: "昨天拜访了王总", "Wed call …"."""
    place = _skip_blanks(reading, 0)
    if reading.one(SpanKind.WHEN) or reading.one(SpanKind.KIND):
        return
    moment = read_moment(reading.folded, place, reading.now, Look.FRONT)
    if moment and moment.on >= reading.now.date() and _kind_follows(reading, moment.end):
        moment = read_moment(reading.folded, place, reading.now, Look.BACK)
    if moment and moment.has_day and moment.on < reading.now.date():
        happened_at = _past(moment, reading.now)
        reading.take(SpanKind.WHEN, place, moment.end, happened_at, certain=False)
