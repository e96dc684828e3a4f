"""Reads the frame of vCard files: bytes become cards of properties, whatever wrote them.

Everything works on bytes until a property is whole: folds cut characters and parameters, and a
character of GBK or Shift_JIS may hold a backslash. A damaged property costs itself at most, never
its card, and a damaged card never the next one.
"""

import base64
import binascii
import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_crm.exchange import encodings

#: Larger pictures and sounds are left out.
MAX_BINARY = 2 * 1024 * 1024

_BREAKS = re.compile(rb"\r*\n|\r")
_HEAD = re.compile(rb"[ \t]*(?:[\w-]+\.)?([A-Za-z][\w-]*)[ \t]*((?:;[^\r\n]*?)?):", re.DOTALL)
_BARE_HEAD = re.compile(rb"(?:[\w-]+\.)?([A-Za-z][\w-]*)(?:;[\w=;-]*)?")
_BEGIN = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(rb"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_AGENT = re.compile(rb"\s*(?:[\w-]+\.)?AGENT[^:]*:\s*", re.IGNORECASE)
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_HEX_START = re.compile(rb"[ \t]*=[0-9A-Fa-f]{2}")
_QUOTED_PRINTABLE = re.compile(rb"[;=]\s*QUOTED-PRINTABLE\s*[;:]", re.IGNORECASE)
_BASE64 = re.compile(rb"[;=]\s*(?:B|BASE64)\s*[;:]", re.IGNORECASE)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_KANA = re.compile("[\u3040-\u30ff]")
_NARROW_KANA = re.compile("[\uff61-\uff9f]")
_ESCAPE = re.compile(r"\\([nN,;:\\])")
_CARET = re.compile(r"\^([n'^])")
_PARTS = re.compile(r"((?:[^\\;]|\\.|\\$)*)(?:;|$)", re.DOTALL)
_LIST = re.compile(r"((?:[^\\,]|\\.|\\$)*)(?:,|$)", re.DOTALL)
_KANA_SHARE = 0.3

#: Names of properties that begin a line of their own; all others have to begin with X-.
KNOWN = frozenset(
    {
        "BEGIN",
        "END",
        "VERSION",
        "FN",
        "N",
        "NICKNAME",
        "PHOTO",
        "BDAY",
        "ANNIVERSARY",
        "GENDER",
        "ADR",
        "LABEL",
        "TEL",
        "EMAIL",
        "IMPP",
        "LANG",
        "TZ",
        "GEO",
        "TITLE",
        "ROLE",
        "LOGO",
        "AGENT",
        "ORG",
        "MEMBER",
        "RELATED",
        "CATEGORIES",
        "NOTE",
        "PRODID",
        "REV",
        "SOUND",
        "UID",
        "CLIENTPIDMAP",
        "URL",
        "KEY",
        "FBURL",
        "CALURI",
        "CALADRURI",
        "XML",
        "SOURCE",
        "KIND",
        "NAME",
        "PROFILE",
        "MAILER",
        "CLASS",
        "SORT-STRING",
        "BIRTHPLACE",
        "DEATHPLACE",
        "DEATHDATE",
        "EXPERTISE",
        "HOBBY",
        "INTEREST",
        "ORG-DIRECTORY",
        "ACCESS",
        "CONTACT-URI",
        "SOCIALPROFILE",
        "PRONOUNS",
        "GRAMGENDER",
        "CREATED",
        "LANGUAGE",
        "JSPROP",
    }
)
_CHARSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name and group, its parameters in upper case, its text undivided.

    `text` still has its escapes; `binary` is what was base64, None where it was left out.
    """

    name: str
    text: str
    group: str = ""
    parameters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_binary: bool = False
    binary: bytes | None = None

    def first(self, name: str) -> str:
        """Return the first value of a parameter, or ""."""
        return next(iter(self.parameters.get(name, ())), "")

    @property
    def types(self) -> tuple[str, ...]:
        """The types, in lower case."""
        return tuple(word.lower() for word in self.parameters.get("TYPE", ()))

    @property
    def whole(self) -> str:
        """The text without its escapes: never split at a comma."""
        return unescaped(self.text)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts between semicolons, without their escapes."""
        return tuple(unescaped(part) for part in _pieces(_PARTS, self.text))

    @property
    def items(self) -> tuple[str, ...]:
        """The values between commas, without their escapes."""
        return tuple(unescaped(part) for part in _pieces(_LIST, self.text))


@dataclass(frozen=True, slots=True)
class Card:
    """One card: the line it begins in, its properties in order, its bytes as they were."""

    row: int
    properties: tuple[Property, ...]
    raw: bytes


def looks_like_vcard(data: bytes) -> bool:
    """Tell whether a file begins with a vCard, in whatever encoding."""
    return bool(_BEGIN.match(_plain(data[:4096])))


def cards(data: bytes) -> tuple[Card, ...]:
    """Return every card of a file, inner cards behind those that hold them."""
    lines = _BREAKS.split(_plain(data))
    found: list[Card] = []
    guess = _Guess(data)
    for start, stop, holes in _spans(lines):
        own = [
            (number, lines[number])
            for number in range(start + 1, stop)
            if not any(first <= number <= last for first, last in holes)
        ]
        raw = b"\r\n".join([*lines[start:stop], b"END:VCARD"])
        found.append(Card(start + 1, tuple(_properties(own, guess)), raw))
    return tuple(found)


def unescaped(text: str) -> str:
    """Take the escapes off; a lone backslash stays."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _pieces(pattern: re.Pattern[str], text: str) -> list[str]:
    """Split a text where a sign stands that no backslash precedes."""
    found: list[str] = []
    at = 0
    while True:
        match = pattern.match(text, at)
        if match is None:
            return found
        found.append(match[1])
        if match.end() == len(text) and match.end() == match.end(1):
            return found
        at = match.end()


def _plain(data: bytes) -> bytes:
    """Return the bytes of a file without byte order mark, UTF-16 as UTF-8."""
    for mark, name in (
        (codecs.BOM_UTF8, ""),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            rest = data[len(mark) :]
            return rest.decode(name, "replace").encode("utf-8", "replace") if name else rest
    for start, name in ((b"B\0E\0", "utf-16-le"), (b"\0B\0E", "utf-16-be")):
        if data[:4].upper() == start:
            return data.decode(name, "replace").encode("utf-8", "replace")
    return data


def _spans(lines: Sequence[bytes]) -> Iterator[tuple[int, int, tuple[tuple[int, int], ...]]]:
    """Yield the first and last line of each card, and the spans of inner cards in between."""
    marks: list[tuple[int, bool]] = []
    for number, line in enumerate(lines):
        if _BEGIN.fullmatch(line):
            marks.append((number, True))
        elif _END.fullmatch(line):
            marks.append((number, False))
    at = 0
    while at < len(marks):
        start, begins = marks[at]
        at += 1
        if not begins:
            continue
        holes: list[tuple[int, int]] = []
        stop = len(lines)
        while at < len(marks):
            number, begins = marks[at]
            if not begins:
                stop = number
                at += 1
                break
            if not _is_inner(lines, marks, at):
                stop = number
                break
            holes.append((number, marks[at + 1][0]))
            at += 2
        # An end that was lost: the card reaches to the next one.
        yield start, min(stop, len(lines)), tuple(holes)
        for first, last in holes:
            yield first, last, ()


def _is_inner(lines: Sequence[bytes], marks: Sequence[tuple[int, bool]], at: int) -> bool:
    """Tell whether the card that begins here lies inside another: behind AGENT, or two ends."""
    if at + 1 >= len(marks) or marks[at + 1][1]:
        return False
    before = marks[at][0] - 1
    if before >= 0 and _AGENT.fullmatch(lines[before]):
        return True
    return at + 2 < len(marks) and not marks[at + 2][1]


def _properties(lines: Sequence[tuple[int, bytes]], guess: "_Guess") -> Iterator[Property]:
    """Yield the properties of a card."""
    for line in _logical(lines):
        found = _property(line, guess)
        if found is not None:
            yield found


def _logical(lines: Sequence[tuple[int, bytes]]) -> Iterator[bytes]:
    """Join the lines of each property."""
    parts: list[bytes] = []
    is_soft = is_base64 = is_closed = False
    is_printable = False
    last = -1
    for number, line in lines:
        if parts and is_soft and number == last + 1:
            parts.append(line.lstrip(b" \t") if _HEX_START.match(line) else line)
        elif not line.strip():
            is_closed = is_closed or is_base64
            is_soft = False
            last = number
            continue
        elif parts and line[:1] in b" \t" and not is_closed:
            parts.append(line[1:])
        elif line.startswith(b"#") and not is_base64:
            last = number
            continue
        elif _begins(line) or (is_base64 and is_closed):
            if parts:
                yield b"".join(parts)
            parts = [line]
            head = line.partition(b":")[0] + b":"
            is_printable = _QUOTED_PRINTABLE.search(head) is not None
            is_base64, is_closed = _BASE64.search(head) is not None, False
        elif parts:
            if is_printable and _HEX_START.match(line):
                parts[-1] = parts[-1].rstrip(b"=")
            elif parts[-1].endswith(b"\\") and not is_base64:
                parts[-1] = parts[-1][:-1] + b"\\n"
            parts.append(line)
        last = number
        is_printable = is_printable or (
            len(parts) > 1 and _QUOTED_PRINTABLE.search(b"".join(parts[:3])) is not None
        )
        is_soft = bool(parts) and is_printable and parts[-1].rstrip().endswith(b"=")
        if is_soft:
            parts[-1] = parts[-1].rstrip().rstrip(b"=")
    if parts:
        yield b"".join(parts)


def _begins(line: bytes) -> bool:
    """Tell whether a line begins a property."""
    found = _HEAD.match(line)
    if found is None:
        bare = _BARE_HEAD.fullmatch(line.strip())
        return bare is not None and bare[1].decode("ascii").upper() in KNOWN
    name = found[1].decode("ascii").upper()
    return name in KNOWN or name.startswith("X-")


def _property(line: bytes, guess: "_Guess") -> Property | None:
    """Read one property; None for what has no value."""
    cut = _colon(line)
    if cut is None:
        return None
    head, value = line[:cut], line[cut + 1 :]
    words = _words(_text(head, "utf-8", guess))
    group, _, name = words[0].strip().rpartition(".")
    name = name.upper()
    parameters: dict[str, list[str]] = {}
    for word in words[1:]:
        _read_parameter(word, parameters)
    kept = {key: tuple(values) for key, values in parameters.items()}
    encoding = next(iter(kept.get("ENCODING", ())), "").upper()
    if encoding in {"BASE64", "B"} or value[:5].lower() == b"data:":
        return _binary(name, group, kept, value, guess)
    if encoding == "QUOTED-PRINTABLE":
        value = _HEX.sub(lambda found: bytes([int(found[1], 16)]), value)
    charset = next(iter(kept.get("CHARSET", ())), "")
    text = _text(value, charset, guess).replace("\r\n", "\n").replace("\r", "\n")
    return Property(name, text.strip(), group.lower(), kept)


def _binary(
    name: str,
    group: str,
    parameters: Mapping[str, tuple[str, ...]],
    value: bytes,
    guess: "_Guess",
) -> Property:
    """Read what is base64: bytes of a picture, or a text that was packed without need."""
    packed = value.partition(b",")[2] if value[:5].lower() == b"data:" else value
    if len(packed) > MAX_BINARY * 3 // 2:
        return Property(name, "", group.lower(), parameters, is_binary=True)
    bare = _NOT_BASE64.sub(b"", packed)
    try:
        binary = base64.b64decode(
            bare[: len(bare) - (len(bare) % 4 == 1)] + b"=" * (-len(bare) % 4)
        )
    except binascii.Error:
        return Property(name, "", group.lower(), parameters, is_binary=True)
    if name not in {"PHOTO", "LOGO", "SOUND", "KEY"} and b"\0" not in binary:
        text = _text(binary, next(iter(parameters.get("CHARSET", ())), ""), guess)
        return Property(name, text, group.lower(), parameters)
    return Property(name, "", group.lower(), parameters, is_binary=True, binary=binary)


def _colon(line: bytes) -> int | None:
    """Return where the value begins: the first colon that is not quoted."""
    is_quoted = False
    for place, sign in enumerate(line):
        if sign == ord('"'):
            is_quoted = not is_quoted
        elif sign == ord(":") and not is_quoted:
            return place
    first = line.find(b":")
    return None if first < 0 else first


def _words(head: str) -> list[str]:
    """Split what stands before the value at the semicolons that are not quoted."""
    words, start, is_quoted = [], 0, False
    for place, sign in enumerate(head):
        if sign == '"':
            is_quoted = not is_quoted
        elif sign == ";" and not is_quoted:
            words.append(head[start:place])
            start = place + 1
    return [*words, head[start:]]


def _read_parameter(word: str, parameters: dict[str, list[str]]) -> None:
    """Add one parameter; a bare word of version 2.1 is a type or an encoding."""
    key, equals, value = word.strip().partition("=")
    key = key.strip().upper()
    if not equals:
        key, value = ("ENCODING" if key in _ENCODINGS else "TYPE"), word.strip()
    values = [value] if key in {"CHARSET", "ENCODING"} else _listed(value)
    for one in values:
        plain = _CARET.sub(lambda found: {"n": "\n", "'": '"'}.get(found[1], "^"), one.strip())
        if plain:
            parameters.setdefault(key, []).append(plain.strip('"'))


def _listed(value: str) -> list[str]:
    """Split the values of a parameter at commas; quotes may stand around one or around all."""
    found, current, is_quoted = [], "", False
    for sign in value:
        if sign == '"':
            is_quoted = not is_quoted
        elif sign == "," and not is_quoted:
            found.append(current)
            current = ""
        else:
            current += sign
    found.append(current)
    if len(found) == 1 and value.startswith('"'):
        return current.split(",")
    return found


def _text(value: bytes, charset: str, guess: "_Guess") -> str:
    """Decode a value: as it says, else as UTF-8, else as the whole file looks."""
    name = charset.strip().strip('"').lower()
    for candidate in (_CHARSETS.get(name, name), "utf-8"):
        if candidate:
            try:
                return value.decode(candidate)
            except (LookupError, ValueError):
                continue
    return value.decode(guess.name, "replace")


class _Guess:
    """The encoding of what does not say its own, found once per file and only when wanted."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._name = ""

    @property
    def name(self) -> str:
        """The encoding."""
        if not self._name:
            self._name = self._found()
        return self._name

    def _found(self) -> str:
        sample = b"\n".join(line for line in self._data.splitlines() if not line.isascii())
        if b"=" in self._data:
            sample += b"\n" + _HEX.sub(lambda hit: bytes([int(hit[1], 16)]), self._data)
        try:
            text = sample.decode("cp932")
        except UnicodeDecodeError:
            text = ""
        # Chinese read as Japanese is mostly narrow kana, which nobody writes for long.
        narrow = len(_NARROW_KANA.findall(text))
        wide = sum(sign > "\x7f" for sign in text) - narrow
        if wide > narrow and len(_KANA.findall(text)) >= _KANA_SHARE * wide:
            return "cp932"
        found = encodings.guess(sample)
        return found if found != "utf-8" else "cp1252"
