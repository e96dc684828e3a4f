"""Makes damaged files out of whole ones, and reads them as an import would."""

import io
import random
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from desktop_crm.domain.errors import Unavailable
from desktop_crm.domain.importing import Sheet
from desktop_crm.exchange import json_reader, records, vcard_files, xlsx_files

#: No file may take longer, in seconds.
LONGEST = 5.0

_TABLE = (
    "客户编号,客户名称,联系人,手机,邮箱,生日,客户等级,标签,订单号,订单日期,产品,金额,跟进时间,跟进内容,备注\n"
    'K-1,云栖水务有限公司,张三/李四,138 0013 8000/13900139000,a@b.cn,八月十五,A,"VIP、展会",S1,'
    '2025/3/5,水表,"¥1,200.50",2025年3月5日 14:30,谈价,"多行\n备注"\n'
    "K-1,云栖水务有限公司,王五,0571-88156666-803,,1980-02-30,B级,,S2,45721,阀门,(99),,,=1+1\n"
    ",,,,,,,,,,,,,,\n"
    "K-2,Baltic Timber GmbH,Omar,+49 40 123456,x@,3/14/1980,Z,a;b,,,,,,,'+x\n"
)
_GOOGLE = (
    "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Formatted,Address 1 - Street,Address 1 - City,Organization Name,Birthday,Notes\n"
    "Jörg,Müller,* myContacts ::: Kunde,* Work,j@example.de,Mobile,+49 170 1 ::: +49 171 2,"
    '"Hafen 1\nHamburg",Hafen 1,Hamburg,Timber,--11-05,"a ""b"" c"\n'
)
_CARDS = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=E4=BC=9F\r\n"
    "TEL;CELL;PREF:13800138000\r\nADR;HOME:;;Street 1;City;Region;123;Land\r\n"
    "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsL\r\n"
    " DBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL=\r\n\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\\, Li\r\nN:Li;Ann;;;\r\nitem1.TEL;type=CELL:1\r\n"
    "item1.X-ABLabel:_$!<Home>!$_\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15\r\nORG:Acme;Sales\r\n"
    "NOTE:a\\nb\\;c\r\nX-SOCIALPROFILE;type=x:http://e.example\r\nEND:VCARD\r\n"
    'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoë\r\nTEL;VALUE=uri;TYPE="cell,voice":tel:+1-555;ext=2\r\n'
    "CATEGORIES:a,b\r\nEND:VCARD\r\n"
)
_SIGNS = (
    b"=", b"\r\n", b"\n", b"\r", b":", b";", b",", b"\\", b'"', b"\0", b"\xff", b"\xfe", b" ",
    b"\t",
    b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"^", b"'", b"\xef\xbb\xbf", b"\x81", b"\xe5\xbc", b"-",
    b"9" * 40, b"::: ", b"/", b"sep=;\n", b"\xe2\x80\xa8", b"&lol;", b"<", b"]]>",
)  # fmt: skip


def whole_workbook() -> bytes:
    """Return a workbook of the table above."""
    out = io.BytesIO()
    xlsx_files.write([line.split(",") for line in _TABLE.split("\n")], out)
    return out.getvalue()


def _encoded(text: str) -> list[bytes]:
    encodings = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be")
    return [text.encode(name) for name in encodings]


@dataclass
class Found:
    """What damaged files did: how many were read or refused, the slowest, and what went wrong."""

    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def tried(self) -> int:
        """How many files there were."""
        return self.read + self.refused + len(self.faults)


def csvs(dice: random.Random) -> Iterator[bytes]:
    """Yield damaged tables for ever."""
    seeds = [*_encoded(_TABLE), *_encoded(_GOOGLE), _TABLE.replace(",", "\t").encode()]
    while True:
        yield damaged(dice.choice(seeds), dice)


def vcards(dice: random.Random) -> Iterator[bytes]:
    """Yield damaged vCards for ever."""
    seeds = [*_encoded(_CARDS), _CARDS.replace("\r\n", "\n").encode()]
    while True:
        yield damaged(dice.choice(seeds), dice)


def workbooks(dice: random.Random) -> Iterator[bytes]:
    """Yield damaged workbooks for ever: the archive itself, or what is packed in it."""
    seed = whole_workbook()
    while True:
        yield damaged(seed, dice) if dice.random() < 0.5 else _repacked(seed, dice)


def damaged(data: bytes, dice: random.Random) -> bytes:
    """Return a file with some of its bytes cut out, doubled, changed or put between."""
    found = bytearray(data)
    for _ in range(dice.randrange(1, 6)):
        at = dice.randrange(len(found) + 1)
        match dice.randrange(5):
            case 0:
                del found[at : at + dice.randrange(1, 30)]
            case 1:
                found[at:at] = dice.choice(_SIGNS) * dice.choice((1, 1, 1, 3, 200))
            case 2:
                found[at:at] = found[at : at + dice.randrange(1, 200)]
            case 3 if found:
                found[at % len(found)] = dice.randrange(256)
            case _:
                del found[dice.randrange(len(found) + 1) :]
    return bytes(found)


def _repacked(seed: bytes, dice: random.Random) -> bytes:
    """Return a workbook that is a whole archive with one damaged part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        hurt = dice.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(name, damaged(part, dice) if name == hurt else part)
    return out.getvalue()


def take(data: bytes) -> Sheet:
    """Read a file as an import does."""
    if json_reader.is_ours(data):
        return json_reader.read(data, "damaged")
    if vcard_files.is_vcard(data):
        return vcard_files.read(data, "damaged")
    return records.read(data, "damaged")


#: The kinds of damaged files, and the share of each in a whole run.
KINDS: Mapping[str, tuple[Callable[[random.Random], Iterator[bytes]], int]] = {
    "csv": (csvs, 1_000_000),
    "vcard": (vcards, 100_000),
    "xlsx": (workbooks, 20_000),
}


def run(kind: str, count: int, seed: int, seconds: float = float("inf")) -> Found:
    """Try `count` damaged files of a kind, or as many as the time allows."""
    found = Found()
    dice = random.Random(f"{kind}{seed}")  # noqa: S311 - the same damage every time
    begun = time.perf_counter()
    for number, data in enumerate(KINDS[kind][0](dice)):
        start = time.perf_counter()
        if number >= count or start - begun > seconds:
            break
        try:
            take(data)
            found.read += 1
        except Unavailable:
            found.refused += 1
        except Exception as problem:
            found.faults.append(f"{kind} {seed}:{number}: {problem!r}")
        took = time.perf_counter() - start
        found.slowest = max(found.slowest, took)
        if took > LONGEST:
            found.faults.append(f"{kind} {seed}:{number}: took {took:.1f} s")
    return found
