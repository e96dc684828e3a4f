"""The parts of a typed line that quick log and quick capture share: spans, tags, due days."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from desktop_crm.domain.patterns import Pattern
from desktop_crm.domain.quick_dates import (
    Due,
    Holidays,
    Look,
    Moment,
    due_at,
    find_moments,
    read_moment,
)
from desktop_crm.domain.quick_words import AGAIN_VERBS, FILLERS, NEGATIONS, PLAN_VERBS, any_of, fold

_TAG: Final = Pattern(
    r"#(?:\"(?P<quoted>[^\"\n]*[^\"\s][^\"\n]*)\"|“(?P<curly>[^”\n]*[^”\s][^”\n]*)”"
    r"|(?P<word>[^\s#@!,;:?，。；：！？、（）()《》【】“”\"…\[\]<>]+))"
)
_VERBS: Final = any_of((*AGAIN_VERBS, *PLAN_VERBS))
_VERB_AFTER: Final = Pattern(
    rf"[ \t]*,?[ \t]*(?:(?:{any_of(FILLERS)})[ \t]*)*(?P<verb>{_VERBS})(?![了过A-Za-z0-9])",
    re.IGNORECASE,
)
_VERB_BEFORE: Final = Pattern(
    rf"(?<![A-Za-z0-9])(?P<verb>{_VERBS})(?:[ \t]+(?:with[ \t]+)?(?:him|her|them))?"
    r"[ \t]*[:,]?[ \t]*(?:(?:on|at|by|before|this)[ \t]+)?$",
    re.IGNORECASE,
)
_ANY_VERB: Final = Pattern(_VERBS, re.IGNORECASE)
_NEGATED: Final = Pattern(rf"(?:{any_of(NEGATIONS)})\s*$", re.IGNORECASE)
LONGEST_READ: Final = 2000  # characters; a pasted page is text from there on
_REACH: Final = 32  # characters looked at before a day for its verb
_UNTIL: Final = Pattern(r"[之以]?前")
_CLOSING: Final = ",.;:!?，。；：！？、"
_EDGE_BEFORE: Final = Pattern(r"[\s,:;|、。(]")
_EDGE_AFTER: Final = Pattern(r"[\s,:;|、。).!?]|$")


class SpanKind(StrEnum):
    """What a part of a line is."""

    WHEN = "WHEN"
    KIND = "KIND"
    DURATION = "DURATION"
    TAG = "TAG"
    DUE = "DUE"
    PROMISE = "PROMISE"
    NAME = "NAME"
    COMPANY = "COMPANY"
    JOB_TITLE = "JOB_TITLE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    WECHAT = "WECHAT"
    SOURCE = "SOURCE"
    TIER = "TIER"


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a line that was understood, from `start` to `end`; a separator may close it."""

    kind: SpanKind
    start: int
    end: int
    text: str
    value: object
    certain: bool = True


class Reading:
    """A line while it is read: what was found so far. Only the start of a very long one is read."""

    def __init__(
        self, line: str, now: datetime, plain: Collection[tuple[SpanKind, str]] = ()
    ) -> None:
        self.line = line
        self.folded = fold(line[:LONGEST_READ])
        self.now = now
        self.spans: list[Span] = []
        self._plain = frozenset(plain)

    def take(
        self,
        kind: SpanKind,
        start: int,
        end: int,
        value: object,
        *,
        text: str | None = None,
        certain: bool = True,
    ) -> Span | None:
        """Record a part unless the user wants it plain or it overlaps another."""
        typed = self.line[start:end] if text is None else text
        if (kind, typed) in self._plain or any(s.start < end and start < s.end for s in self.spans):
            return None
        self.spans.append(Span(kind, start, end, typed, value, certain))
        return self.spans[-1]

    def one(self, kind: SpanKind) -> Span | None:
        """The first certain span of a kind."""
        return next((s for s in self.spans if s.kind is kind and s.certain), None)

    def masked(self) -> str:
        """The line with a bar in place of what was read already; nothing reads across it."""
        pieces, place = [], 0
        for span in sorted(self.spans, key=lambda span: span.start):
            pieces += [self.folded[place : span.start], "|" * (span.end - span.start)]
            place = span.end
        return "".join([*pieces, self.folded[place:]])


def remaining_text(line: str, removed: Collection[Span]) -> str:
    """Return what is left of a line without some parts, joined as if they had never stood there."""
    text, place = "", 0
    for span in sorted(removed, key=lambda span: span.start):
        text = _join(text, line[place : span.start])
        place = span.end
    return _join(text, line[place:]).strip()


def _join(left: str, right: str) -> str:
    head, tail = left.rstrip(), right.lstrip()
    if not head or not tail:
        return head or (right if not left else tail)
    gap = left[len(head) :] + right[: len(right) - len(tail)]
    if "\n" in gap:
        return f"{head}\n{tail}"
    return (
        f"{head} {tail}" if gap and not re.match(r"[,.;:!?，。；：！？、]", tail) else head + tail
    )


# --- Signs ---------------------------------------------------------------------------------------


def read_tag(reading: Reading, sign: int, known: dict[str, str]) -> Span | None:
    """Read the tag after "#"; bare digits are an order number unless they are a tag in use."""
    found = _TAG.match(reading.folded, sign)
    if found is None:
        return None
    typed = found["quoted"] or found["curly"] or found["word"].rstrip(".")
    tag = " ".join(typed.split())
    in_use = known.get(tag.casefold())
    if not tag or (in_use is None and (tag.isdigit() or not any(map(str.isalnum, tag)))):
        return None
    end = found.end() if found["word"] is None else sign + 1 + len(typed)
    return reading.take(SpanKind.TAG, sign, end, in_use or tag, certain=in_use is not None)


def read_due(reading: Reading, sign: int, holidays: Holidays) -> Span | None:
    """Read the day after "@"; one line has one follow-up, a second day is text."""
    moment = read_moment(reading.folded, sign + 1, reading.now, Look.AHEAD)
    due = due_at(moment, reading.now, holidays) if moment else None
    if moment is None or due is None or reading.one(SpanKind.DUE):
        return None
    until = _UNTIL.match(reading.folded, moment.end)
    return reading.take(SpanKind.DUE, sign, until.end() if until else moment.end, due)


# --- Plans inside a sentence ---------------------------------------------------------------------


def read_plan(reading: Reading, body: int, holidays: Holidays) -> tuple[int, int, Due] | None:
    """Read "周五再打" or "call back Fri"; without one, return a day that stands alone: a guess."""
    line = reading.masked()
    has_verb = _ANY_VERB.search(line, body) is not None
    guess: tuple[int, int, Due] | None = None
    for moment in find_moments(line, body, reading.now, Look.SENTENCE):
        due = due_at(moment, reading.now, holidays)
        if due is None:
            continue
        if has_verb and (plan := _plan_around(line, body, moment)):
            start, end, verb = plan
            if _is_ahead(moment, verb, reading.now):
                if reading.take(SpanKind.DUE, start, end, due):
                    return None
                continue
            guess = guess or (moment.start, moment.end, due)
        elif moment.has_day and moment.on > reading.now.date() and _stands_alone(line, moment):
            guess = guess or (moment.start, moment.end, due)
    return guess


def _plan_around(line: str, body: int, moment: Moment) -> tuple[int, int, str] | None:
    """Find the verb after or before a day, unless the plan is denied."""
    start, end = moment.start, moment.end
    if after := _VERB_AFTER.match(line, end):
        end, verb = after.end(), after["verb"]
    elif before := _VERB_BEFORE.search(line[: moment.start], max(body, moment.start - _REACH)):
        start, verb = before.start(), before["verb"]
    else:
        return None
    if _NEGATED.search(line[max(0, start - _REACH) : start]):
        return None
    return start, end, verb


def _is_ahead(moment: Moment, verb: str, now: datetime) -> bool:
    """Whether a plan is surely to come: "今天回访" may tell what was done today."""
    if moment.on > now.date() or " ".join(verb.lower().split()) in AGAIN_VERBS:
        return moment.has_day or moment.time is None or moment.time > now.time()
    return moment.time is not None and moment.time > now.time()


def _stands_alone(line: str, moment: Moment) -> bool:
    before = line[moment.start - 1 : moment.start]
    return (not before or _EDGE_BEFORE.match(before) is not None) and (
        _EDGE_AFTER.match(line, moment.end) is not None
    )
