"""The pages of an encrypted database, one by one, without the database's own software.

A page has 4,096 bytes: the content, encrypted with AES-256-CBC under the raw key, then 16 bytes to
start from and 64 bytes of authentication. The first page begins with the salt instead.
"""

import hashlib
import hmac
import os
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop_crm.storage.keys import DataKey

BYTES = 4096
_RESERVED, _START, _SALT = 80, 16, 16
_USABLE = BYTES - _RESERVED
_CODE = 64
_FILE_HEADER = 100
#: Every byte of the salt is changed by this for the key of the authentication.
_CODE_MASK = 0x3A
_LOG_HEADER, _FRAME_HEADER = 32, 24
_INTERIOR, _LEAF = 0x05, 0x0D


def decrypted(path: Path, key: DataKey, number: int) -> bytes:
    """Return the content of a page; it is not checked for authenticity."""
    with path.open("rb") as stream:
        stream.seek((number - 1) * BYTES)
        raw = stream.read(BYTES)
    if len(raw) != BYTES:
        raise ValueError("a page is not whole")
    first = _SALT if number == 1 else 0
    start = raw[_USABLE : _USABLE + _START]
    cipher = Cipher(algorithms.AES256(key.material()), modes.CBC(start)).decryptor()
    return bytes(first) + cipher.update(raw[first:_USABLE]) + cipher.finalize()


class Codec:
    """Tells authentic pages from others, and makes authentic ones."""

    def __init__(self, key: DataKey, salt: bytes) -> None:
        masked = bytes(byte ^ _CODE_MASK for byte in salt)
        self._key = key
        self._code_key = hashlib.pbkdf2_hmac("sha512", key.material(), masked, 2, 32)

    def is_authentic(self, raw: bytes, number: int) -> bool:
        """Tell whether a page is as it was written, and in its place."""
        return len(raw) == BYTES and hmac.compare_digest(raw[-_CODE:], self._code(raw, number))

    def blank_leaf(self, number: int) -> bytes:
        """Return a page of a table with one row that has no values; never the first page.

        SQLite takes a page without any row for damage. The rest is no text in UTF-8, so that a row
        which went on here is not taken for whole.
        """
        row = b"\x01\x00\x01\x00"  # its size, its number 0, its description: no columns
        place = (_USABLE - len(row)).to_bytes(2, "big")
        head = bytes([_LEAF, 0, 0, 0, 1]) + place + b"\0" + place
        start = os.urandom(_START)
        cipher = Cipher(algorithms.AES256(self._key.material()), modes.CBC(start)).encryptor()
        content = cipher.update(head.ljust(_USABLE - len(row), b"\xff") + row) + cipher.finalize()
        raw = content + start + bytes(_CODE)
        return raw[:-_CODE] + self._code(raw, number)

    def _code(self, raw: bytes, number: int) -> bytes:
        body = raw[_SALT if number == 1 else 0 : BYTES - _CODE]
        return hmac.digest(self._code_key, body + number.to_bytes(4, "little"), "sha512")


def in_log(log: Path) -> dict[int, bytes]:
    """Return the newest committed pages of a write-ahead log by their numbers."""
    content = log.read_bytes() if log.is_file() else b""
    committed: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    salts = content[16:24]
    for at in range(_LOG_HEADER, len(content) - BYTES - _FRAME_HEADER + 1, BYTES + _FRAME_HEADER):
        head = content[at : at + _FRAME_HEADER]
        if head[8:16] != salts:  # left over from before the log was begun anew
            break
        waiting[int.from_bytes(head[:4], "big")] = content[
            at + _FRAME_HEADER : at + _FRAME_HEADER + BYTES
        ]
        if int.from_bytes(head[4:8], "big"):
            committed |= waiting
            waiting = {}
    return committed


def of_schema(path: Path, key: DataKey) -> set[int]:
    """Return the numbers of the pages that hold the schema of a sound database."""
    found, waiting = set(), [1]
    while waiting:
        number = waiting.pop()
        if number in found:
            raise ValueError("a page is in a tree twice")
        found.add(number)
        waiting += _below(decrypted(path, key, number), _FILE_HEADER if number == 1 else 0)
        for first in _overflows(decrypted(path, key, number), _FILE_HEADER if number == 1 else 0):
            following = first
            while following:
                found.add(following)
                following = int.from_bytes(decrypted(path, key, following)[:4], "big")
    return found


def _cells(page: bytes, header: int) -> Iterator[int]:
    """Yield where the cells of a page of a tree begin."""
    first = header + (12 if page[header] == _INTERIOR else 8)
    for place in range(int.from_bytes(page[header + 3 : header + 5], "big")):
        yield int.from_bytes(page[first + 2 * place : first + 2 * place + 2], "big")


def _below(page: bytes, header: int) -> list[int]:
    """Return the pages a page of a tree points to."""
    if page[header] != _INTERIOR:
        return []
    children = [int.from_bytes(page[cell : cell + 4], "big") for cell in _cells(page, header)]
    return [*children, int.from_bytes(page[header + 8 : header + 12], "big")]


def _overflows(page: bytes, header: int) -> Iterator[int]:
    """Yield the first page of each row that goes on elsewhere."""
    if page[header] != _LEAF:
        return
    most, least = _USABLE - 35, (_USABLE - 12) * 32 // 255 - 23
    for cell in _cells(page, header):
        size, at = _varint(page, cell)
        _, at = _varint(page, at)
        if size > most:
            kept = least + (size - least) % (_USABLE - 4)
            at += kept if kept <= most else least
            yield int.from_bytes(page[at : at + 4], "big")


def _varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        byte = page[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the bit that says there is more
            return value, at + place + 1
    return value << 8 | page[at + 8], at + 9
