"""The one place that cleans and measures text.

Documents are painted on the canvas alone: no text ever meets a markup parser, so nothing in a note
can open a file or a link. Wrapping keeps Latin words whole and never lets a closing mark begin a
line or an opening mark end one.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from desktop_crm.documents.fonts import ChainFont

ELLIPSIS: Final = "…"
REPLACEMENT: Final = "\ufffd"

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\xa0]")
_DROPPED = re.compile("[\u200e\u200f\u061c]")
_REPLACED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
#: Composition would turn these into other characters, and people have them in their names.
_COMPATIBILITY = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
_PLAIN = re.compile("[\x20-\x7e\u00a1-\u00ff\u3001-\u30ff\u3400-\u9fff\uff01-\uff5e]*")
_WIDE = (
    "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
)
_WIDE += "\U0001f000-\U0003ffff"
_WIDE_SIGN = re.compile(f"[{_WIDE}]")
_CLOSING = "、。，．：；！？）］｝〕〉》」』】〗〙〛”’…‥—～·•々ー・％℃!?),.:;]}%"  # noqa: RUF001
_OPENING = "（［｛〔〈《「『【〖〘〚“‘([{"  # noqa: RUF001
_TOKEN = re.compile(
    f"[^\\S\n]+|[{re.escape(_OPENING)}]*(?:[{_WIDE}]|[^\\s{_WIDE}{re.escape(_OPENING)}]+|"
    f"[{re.escape(_OPENING)}])[{re.escape(_CLOSING)}]*"
)
_SOFT_BREAK = re.compile("(?<=[/\\-?&=_.@])")


def safe(text: str) -> str:
    """Return outside text without anything that misleads the reader or the printer."""
    if _PLAIN.fullmatch(text):
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _BLANKS.sub(" ", text)
    text = _DROPPED.sub("", text)
    text = _REPLACED.sub(REPLACEMENT, text)
    if unicodedata.is_normalized("NFC", text):
        return text
    parts = _COMPATIBILITY.split(text)
    # Odd places hold the runs that must stay as they are.
    parts[::2] = [unicodedata.normalize("NFC", part) for part in parts[::2]]
    return "".join(parts)


def is_wide(text: str) -> bool:
    """Tell whether a text is written without blanks between its words, as Chinese is."""
    return _WIDE_SIGN.search(text) is not None


def one_line(text: str) -> str:
    """Return clean text without line ends."""
    return " ".join(safe(text).split("\n")).strip()


def fit(text: str, font: ChainFont, size: float, width: float) -> str:
    """Return clean `text` if it is no wider than `width`, else cut with an ellipsis."""
    if font.stringWidth(text, size) <= width:
        return text
    room = width - font.stringWidth(ELLIPSIS, size)
    used, end = 0.0, 0
    for end, character in enumerate(text):  # noqa: B007 - the place where it stops is the answer
        used += font.stringWidth(character, size)
        if used > room:
            break
    while end > 0 and unicodedata.combining(text[end]):
        end -= 1
    return text[:end].rstrip() + ELLIPSIS


def shrink(text: str, font: ChainFont, sizes: tuple[float, float], width: float) -> float:
    """Return the largest size between `sizes` (from, down to) at which `text` fits."""
    largest, smallest = sizes
    natural = font.stringWidth(text, 1)
    if natural * largest <= width:
        return largest
    return max(smallest, int(width / natural * 10) / 10)


def wrap(text: str, font: ChainFont, size: float, width: float, limit: int = 0) -> list[str]:
    """Return clean `text` as lines of at most `width`, cut with an ellipsis after `limit` lines."""
    lines: list[str] = []
    if limit:
        # No sign is narrower than a sixth of its size, so the rest could not be seen anyway.
        text = text[: int(limit + 1) * int(width / size * 6)]
    for paragraph in text.split("\n"):
        lines.extend(_wrapped(paragraph, font, size, width))
        if limit and len(lines) > limit:
            break
    if limit and len(lines) > limit:
        last = lines[limit - 1].rstrip()
        if last and not last.endswith(ELLIPSIS):
            last = fit(last + " " * 2 + lines[limit], font, size, width)
            if not last.endswith(ELLIPSIS):
                last = fit(last + ELLIPSIS, font, size, width)
        lines = [*lines[: limit - 1], last]
    return lines


def _wrapped(paragraph: str, font: ChainFont, size: float, width: float) -> Iterator[str]:
    """Yield the lines of one paragraph; an empty one is one empty line."""
    room = width * 1000 / size
    # Most texts fit as they are; cutting them into tokens takes most of the time.
    if font.stringWidth(paragraph, 1000) <= room:
        yield paragraph.rstrip()
        return
    line, used = "", 0.0
    for token in _TOKEN.findall(paragraph):
        wide = font.stringWidth(token, 1000)
        if used + wide <= room:
            line += token
            used += wide
            continue
        if token.isspace():
            yield line.rstrip()
            line, used = "", 0.0
            continue
        if line.strip():
            yield line.rstrip()
        line, used = "", 0.0
        if wide <= room:
            line, used = token, wide
            continue
        for piece in _broken(token, font, room):
            if line:
                yield line
            line = piece
        used = font.stringWidth(line, 1000)
    yield line.rstrip()


def _broken(word: str, font: ChainFont, room: float) -> Iterator[str]:
    """Yield parts of a word that is wider than a line, cut behind soft breaks where it can be."""
    line, used = "", 0.0
    for part in _SOFT_BREAK.split(word):
        wide = font.stringWidth(part, 1000)
        if used + wide <= room:
            line += part
            used += wide
            continue
        if wide <= room:
            if line:
                yield line
            line, used = part, wide
            continue
        for character in part:
            step = font.stringWidth(character, 1000)
            if used + step > room and line and not unicodedata.combining(character):
                yield line
                line, used = "", 0.0
            line += character
            used += step
    if line:
        yield line
