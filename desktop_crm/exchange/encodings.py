"""Finds out how a text file is encoded; a guess is right or says so, it never raises."""

import codecs
import re
from itertools import islice

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP

#: Encodings offered where the guess is wrong, best known first.
ENCODINGS = (
    "utf-8-sig",
    "gb18030",
    "utf-16",
    "big5",
    "shift_jis",
    "euc-kr",
    "cp1252",
    "latin-1",
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAIR = re.compile(rb"([\x81-\xfe])([\x40-\x7e\x80-\xfe])")
_PAIRS_LOOKED_AT = 20_000
_FIRST_ACCENTED = 0xC0
_GOOD_FOR_ONE_BAD = 20
_LOOKED_AT = 200_000
#: Characters that every sheet of customers and every letter is full of, in both scripts.
_FREQUENT = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能"
    "下过過子说說产產面而方后後多定行学學法所民得经經十三之进進等部度家电電力里如水高自二理起小物现現实實加量都两兩"
    "体體制机機当當使点點业業本好应應开開合其然前外天日事平全表间間与與关關各重新线線内內数數正明原利比第向道无無系"
    "公司客户戶名称稱话話手址联聯络絡系备備注註编編号號省市区區县縣职職称稱级級别別类類型态態来來源标標签籤邮郵箱"
    "价價格金额額订訂单單购購买買张張王李陈陳刘劉林黄黃吴吳周徐孙孫朱高郭何马馬罗羅梁宋郑鄭谢謝"
)
#: What stands in the place of bytes that are no sign.
UNREADABLE = "\ufffd"


def guess(data: bytes) -> str:
    """Return the Python name of the encoding of `data`.

    Order: byte order mark, UTF-8, GB18030 where its pairs of bytes look more like Chinese than like
    accented letters before plain ones, Big5 where that reads as better Chinese, Windows-1252, and
    Latin-1 for whatever is left. A file that was cut or hurt in a few places is what most of it is.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    if _reads(data, "utf-8") or _nearly_reads(data, "utf-8"):
        return "utf-8"
    if _looks_chinese(data) and (_reads(data, "gb18030") or _nearly_reads(data, "gb18030")):
        return "big5" if _frequent(data, "big5") > 2 * _frequent(data, "gb18030") else "gb18030"
    return "cp1252" if _reads(data, "cp1252") else "latin-1"


def _looks_chinese(data: bytes) -> bool:
    """Tell whether more pairs of bytes read as Chinese than as an accented and a plain letter."""
    chinese = western = 0
    for match in islice(_PAIR.finditer(data), _PAIRS_LOOKED_AT):
        first, second = match[1][0], match[2]
        if second.isalpha() and first >= _FIRST_ACCENTED:
            western += 1
        else:
            chinese += 1
    return chinese > western


def decode(data: bytes, encoding: str = "auto") -> tuple[str, str]:
    """Return the text of `data` and the name of the encoding that was used.

    Raises:
        Unavailable: the encoding that was asked for is unknown or does not fit the file.
    """
    if encoding == "auto":
        name = guess(data)
        return data.decode(name, "replace"), name
    name = encoding
    try:
        return data.decode(name), name
    except LookupError as problem:
        raise Unavailable(
            Fault.FILE_FORMAT,
            QT_TRANSLATE_NOOP(
                "Faults",
                "There is no encoding called {encoding}. Choose one of the list, or “auto”.",
            ),
            encoding=encoding,
        ) from problem
    except UnicodeDecodeError as problem:
        raise Unavailable(
            Fault.FILE_FORMAT,
            QT_TRANSLATE_NOOP(
                "Faults",
                "The file is not written in {encoding} (byte {position} does not fit)."
                " Choose another one, or let it be recognised.",
            ),
            encoding="UTF-8" if encoding == "utf-8-sig" else encoding.upper(),
            position=problem.start,
        ) from problem


def _frequent(data: bytes, encoding: str) -> float:
    """Return how much of a text is of the commonest characters; read wrongly, hardly any is."""
    signs = [sign for sign in data[:_LOOKED_AT].decode(encoding, "replace") if sign > "\x7f"]
    return sum(sign in _FREQUENT for sign in signs) / max(len(signs), 1)


def _nearly_reads(data: bytes, encoding: str) -> bool:
    """Tell whether there are few signs that do not fit beside many that do."""
    text = data.decode(encoding, "replace")
    bad = text.count(UNREADABLE)
    return _GOOD_FOR_ONE_BAD * bad <= sum(sign > "\x7f" for sign in text) - bad


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
