"""QR codes (ISO/IEC 18004) at error level M, and the contact they carry.

Our own encoder, for paper and screen, because a code is half the work of a brief: a pattern is one
whole number, row after row with the left module highest, so that a mask is one exclusive-or and
faults are found by shifting.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Final

#: More bytes make more modules than can be scanned from 66 pt of paper (61, version 11).
MAX_BYTES: Final = 251

#: Per version from 1: error bytes of a block, and (blocks, data bytes of each).
_BLOCKS: Final = (
    (10, ((1, 16),)),
    (16, ((1, 28),)),
    (26, ((1, 44),)),
    (18, ((2, 32),)),
    (24, ((2, 43),)),
    (16, ((4, 27),)),
    (18, ((4, 31),)),
    (22, ((2, 38), (2, 39))),
    (22, ((3, 36), (2, 37))),
    (26, ((4, 43), (1, 44))),
    (30, ((1, 50), (4, 51))),
)
_ALIGNMENT_STEPS = {7: 16, 8: 18, 9: 20, 10: 22, 11: 24}
_FIRST_WITH_VERSION_BITS = 7
_FIRST_WITH_LONG_COUNT = 10
_FINDER = 7
_TIMING = 6
_FORMAT_LEFT = 8
_MASKS = 8
#: A finder with four light modules beside it, read both ways.
_LIKE_FINDER = ("10111010000", "00001011101")
_DROP_ORDER = ("address", "company", "mails")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


def modules(content: str) -> tuple[tuple[bool, ...], ...]:
    """Return the code of at most `MAX_BYTES` bytes of text, row by row, without white border."""
    data = content.encode("utf-8")
    version = next(
        (number for number in range(1, len(_BLOCKS) + 1) if len(data) <= _capacity(number)), 0
    )
    if not version:
        raise ValueError("too much for a code that prints well")
    frame = _frame(version)
    bits = "".join([f"{byte:08b}" for byte in _codewords(data, version)])
    # A bit that no place is left for stays light, as the fixed places are in this pattern.
    spread = "".join(itemgetter(*frame.order)(f"{bits:0<{frame.room}}0"))
    filled = frame.fixed | int(spread, 2)
    masked = (filled ^ mask | form for mask, form in zip(frame.masks, frame.forms, strict=True))
    best = min(masked, key=lambda pattern: _faults(pattern, frame))
    size = frame.size
    dark = f"{best:0{size * size}b}"
    return tuple(
        tuple([sign == "1" for sign in dark[start : start + size]])
        for start in range(0, size * size, size)
    )


def contact(code: "ContactCode") -> tuple[tuple[bool, ...], ...] | None:
    """Return the code of a vCard; parts are left out until it can be scanned from paper."""
    for count in range(len(_DROP_ORDER) + 1):
        card = code.vcard(without=_DROP_ORDER[:count])
        if len(card.encode("utf-8")) <= MAX_BYTES:
            return modules(card)
    return None


def _escaped(value: str) -> str:
    line = " ".join(value.split())
    seen = "".join(sign for sign in line if unicodedata.category(sign) not in _UNSEEN)
    return unicodedata.normalize("NFC", seen).translate(_ESCAPES)


def _capacity(version: int) -> int:
    """Return how many bytes a version holds beside its header."""
    _, groups = _BLOCKS[version - 1]
    header = 3 if version >= _FIRST_WITH_LONG_COUNT else 2
    return sum(count * size for count, size in groups) - header


@cache
def _powers() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return powers (twice over) and logarithms of the field of 256 elements."""
    powers, value = [], 1
    for _ in range(255):
        powers.append(value)
        value = value << 1 ^ (0x11D if value & 0x80 else 0)
    logarithms = [0] * 256
    for exponent, power in enumerate(powers):
        logarithms[power] = exponent
    return (*powers, *powers), tuple(logarithms)


@cache
def _generator(degree: int) -> tuple[int, ...]:
    """Return logarithms of the generator's coefficients below the leading one."""
    powers, logarithms = _powers()
    polynomial = [1]
    for root in range(degree):
        shifted = [*polynomial, 0]
        for place, coefficient in enumerate(polynomial):
            shifted[place + 1] ^= powers[logarithms[coefficient] + root] if coefficient else 0
        polynomial = shifted
    return tuple(logarithms[coefficient] for coefficient in polynomial[1:])


@cache
def _multiples(degree: int) -> tuple[int, ...]:
    """Return the generator times every element, without the leading coefficient."""
    powers, logarithms = _powers()
    generator = _generator(degree)
    return (
        0,
        *(
            int.from_bytes(bytes(powers[logarithms[element] + part] for part in generator), "big")
            for element in range(1, 256)
        ),
    )


def _error_bytes(block: bytes, degree: int) -> bytes:
    """Return the Reed-Solomon remainder of a block."""
    multiples = _multiples(degree)
    top = 8 * (degree - 1)
    below = (1 << top) - 1
    rest = 0
    for byte in block:
        lead = rest >> top ^ byte
        rest = (rest & below) << 8 ^ multiples[lead]
    return rest.to_bytes(degree, "big")


def _codewords(data: bytes, version: int) -> Iterator[int]:
    """Yield data and error bytes, interleaved over the blocks."""
    degree, groups = _BLOCKS[version - 1]
    total = sum(count * size for count, size in groups)
    count_bits = 16 if version >= _FIRST_WITH_LONG_COUNT else 8
    # Mode 4 (bytes), the count, the data and a terminator of four zeros make whole bytes.
    number = (4 << count_bits | len(data)) << 8 * len(data) | int.from_bytes(data, "big")
    length = (4 + count_bits + 8 * len(data) + 4) // 8
    stream = (number << 4).to_bytes(length, "big")
    stream += (b"\xec\x11" * total)[: total - length]
    blocks, at = [], 0
    for count, size in groups:
        for _ in range(count):
            blocks.append(stream[at : at + size])
            at += size
    for place in range(max(map(len, blocks))):
        yield from (block[place] for block in blocks if place < len(block))
    errors = [_error_bytes(block, degree) for block in blocks]
    for column in zip(*errors, strict=True):
        yield from column


def _faults(pattern: int, frame: "_Frame") -> int:
    """Return how hard a pattern is to read: long runs, blocks, false finders, bad balance."""
    size = frame.size
    light = pattern ^ frame.full
    faults = 0
    equal = []
    # A step of one module goes to the left, a step of a row goes up.
    for step, inner, deep in zip((1, size), frame.inner, frame.deep, strict=True):
        same = ~(pattern ^ pattern >> step) & inner
        equal.append(same)
        pair = same & same >> step
        five = pair & pair >> 2 * step
        faults += five.bit_count() + 2 * (five & ~(five >> step)).bit_count()
        for finder in _LIKE_FINDER:
            found = deep
            for place, sign in enumerate(finder):
                found &= (pattern if sign == "1" else light) >> place * step
            faults += 40 * found.bit_count()
    across, down = equal
    faults += 3 * (across & down & across >> size).bit_count()
    return faults + abs(pattern.bit_count() * 20 - size * size * 10) // (size * size) * 10


def _remainder(value: int, generator: int) -> int:
    """Return the remainder of a BCH code."""
    width = generator.bit_length()
    rest = value << (width - 1)
    while rest.bit_length() >= width:
        rest ^= generator << (rest.bit_length() - width)
    return rest


def _form(size: int, mask: int) -> int:
    """Return the modules that tell error level and mask."""
    # Level M is 00, so the five bits are the number of the mask.
    bits = (mask << 10 | _remainder(mask, 0x537)) ^ 0x5412
    dark = [(size - 8, _FORMAT_LEFT)]
    for place in range(15):
        if bits >> place & 1:
            down = place + (place >= _TIMING)
            back = 14 - place + (place == _FORMAT_LEFT)
            is_near = place < _FORMAT_LEFT
            dark.append((down if is_near else size - 15 + place, _FORMAT_LEFT))
            dark.append((_FORMAT_LEFT, size - 1 - place if is_near else back))
    return _pattern(size, dark)


def _pattern(size: int, dark: Iterable[tuple[int, int]]) -> int:
    """Return the pattern in which these places are dark."""
    pattern = 0
    last = size * size - 1
    for row, column in dark:
        pattern |= 1 << last - row * size - column
    return pattern


def _is_masked(mask: int, row: int, column: int) -> bool:
    """Tell whether a mask turns a module over."""
    product = row * column
    return not (
        (row + column) % 2,
        row % 2,
        column % 3,
        (row + column) % 3,
        (row // 2 + column // 3) % 2,
        product % 2 + product % 3,
        (product % 2 + product % 3) % 2,
        ((row + column) % 2 + product % 3) % 2,
    )[mask]


@cache
def _frame(version: int) -> "_Frame":
    """Return what every code of a version has in common."""
    size = 17 + 4 * version
    fixed: dict[tuple[int, int], bool] = {}
    for top, left in ((0, 0), (0, size - _FINDER), (size - _FINDER, 0)):
        _put_finder(fixed, top, left, size)
    for place in range(8, size - 8):
        fixed[_TIMING, place] = fixed[place, _TIMING] = place % 2 == 0
    _put_alignment(fixed, version, size)
    for place in range(9):
        fixed.setdefault((_FORMAT_LEFT, place), False)
        fixed.setdefault((place, _FORMAT_LEFT), False)
    for place in range(size - 8, size):
        fixed.setdefault((_FORMAT_LEFT, place), False)
        fixed.setdefault((place, _FORMAT_LEFT), False)
    if version >= _FIRST_WITH_VERSION_BITS:
        bits = version << 12 | _remainder(version, 0x1F25)
        for place in range(18):
            row, column = place // 3, place % 3 + size - 11
            fixed[row, column] = fixed[column, row] = bool(bits >> place & 1)
    places = [place for place in _zigzag(size) if place not in fixed]
    order = [len(places)] * (size * size)
    for number, (row, column) in enumerate(places):
        order[row * size + column] = number
    every = [(row, column) for row in range(size) for column in range(size)]
    reach = len(_LIKE_FINDER[0]) - 1
    return _Frame(
        size=size,
        room=len(places),
        full=(1 << size * size) - 1,
        fixed=_pattern(size, (place for place, is_dark in fixed.items() if is_dark)),
        order=tuple(order),
        masks=tuple(
            _pattern(size, (place for place in places if _is_masked(mask, *place)))
            for mask in range(_MASKS)
        ),
        forms=tuple(_form(size, mask) for mask in range(_MASKS)),
        inner=tuple(_pattern(size, (p for p in every if p[way] >= 1)) for way in (1, 0)),
        deep=tuple(_pattern(size, (p for p in every if p[way] >= reach)) for way in (1, 0)),
    )


def _put_finder(fixed: dict[tuple[int, int], bool], top: int, left: int, size: int) -> None:
    """Put a finder and its white border."""
    for row in range(-1, 8):
        for column in range(-1, 8):
            ring = max(abs(row - 3), abs(column - 3))
            if 0 <= top + row < size and 0 <= left + column < size:
                fixed[top + row, left + column] = ring in {0, 1, 3}


def _put_alignment(fixed: dict[tuple[int, int], bool], version: int, size: int) -> None:
    """Put the alignment patterns, except where a finder stands."""
    if version == 1:
        return
    centres = [6, size - 7]
    if version in _ALIGNMENT_STEPS:
        centres.insert(1, 6 + _ALIGNMENT_STEPS[version])
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    for middle in ((row, column) for row in centres for column in centres):
        if middle in corners:
            continue
        for row in range(-2, 3):
            for column in range(-2, 3):
                ring = max(abs(row), abs(column))
                fixed[middle[0] + row, middle[1] + column] = ring != 1


def _zigzag(size: int) -> Iterator[tuple[int, int]]:
    """Yield the places of bits: up and down in pairs of columns from the right."""
    upwards = True
    right = size - 1
    while right > 0:
        if right == _TIMING:
            right -= 1
        for step in range(size):
            row = size - 1 - step if upwards else step
            yield row, right
            yield row, right - 1
        upwards = not upwards
        right -= 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What every code of a version has in common.

    Attributes:
        size: modules on a side.
        room: modules that hold data.
        full: the pattern in which everything is dark.
        fixed: the pattern of what holds no data.
        order: for each module the number of its bit; the fixed ones take the one behind the last.
        masks: patterns of the modules that a mask turns over.
        forms: patterns that tell error level and mask.
        inner: modules with a neighbour to the left, and above.
        deep: modules with so many neighbours that a false finder can end there.
    """

    size: int
    room: int
    full: int
    fixed: int
    order: tuple[int, ...]
    masks: tuple[int, ...]
    forms: tuple[int, ...]
    inner: tuple[int, ...]
    deep: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCode:
    """What a telephone saves when it reads the code."""

    name: str
    company: str = ""
    title: str = ""
    phones: Sequence[str] = ()
    mails: Sequence[str] = ()
    address: str = ""

    def vcard(self, *, without: Sequence[str] = ()) -> str:
        """Return the contact as vCard 3.0, leaving out the parts named in `without`."""
        lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{_escaped(self.name)};;;;"]
        lines.append(f"FN:{_escaped(self.name)}")
        if self.company and "company" not in without:
            lines.append(f"ORG:{_escaped(self.company)}")
        if self.title and "company" not in without:
            lines.append(f"TITLE:{_escaped(self.title)}")
        lines += [f"TEL:{_escaped(phone)}" for phone in self.phones]
        if "mails" not in without:
            lines += [f"EMAIL:{_escaped(mail)}" for mail in self.mails]
        if self.address and "address" not in without:
            lines.append(f"ADR:;;{_escaped(self.address)};;;;")
        return "\r\n".join([*lines, "END:VCARD", ""])
