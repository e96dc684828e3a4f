"""One small card per trap that real address books set; none may cost a value or the next card."""

import base64
import random

import pytest

from desktop_crm.domain.importing import Record
from desktop_crm.domain.words import CustomerKind, MethodKind
from desktop_crm.exchange import vcard_files
from tests.exchange.dialects import DIALECTS, JPEG

NEXT = b"\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Next\r\nTEL:999\r\nEND:VCARD\r\n"
PHOTO = base64.b64encode(b"\xff\xd8\xff\xe0" + bytes(90)).decode()


def read(data: bytes) -> tuple[Record, ...]:
    return vcard_files.read(data, "cards.vcf").records


def card(*lines: str, encoding: str = "utf-8", version: str = "3.0") -> bytes:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"]).encode(encoding)


def said(record: Record) -> set[str]:
    """Return every value a customer got."""
    birthdays = {f"{o.year or ''}-{o.month}-{o.day}" for o in record.occasions}
    values = {record.name, *record.fields.values(), *record.tags, *birthdays}
    return values | {method.value for method in record.methods}


TRAPS: dict[str, tuple[bytes, set[str]]] = {
    # 1 bytes
    "lf": (card("FN:Ann", "TEL:1").replace(b"\r\n", b"\n"), {"Ann", "1"}),
    "cr": (card("FN:Ann", "TEL:1").replace(b"\r\n", b"\r"), {"Ann", "1"}),
    "crcrlf": (card("FN:Ann", "TEL:1").replace(b"\r\n", b"\r\r\n"), {"Ann", "1"}),
    "utf-8 bom": (b"\xef\xbb\xbf" + card("FN:张伟", "TEL:1"), {"张伟", "1"}),
    "utf-16": (card("FN:张伟", "TEL:1").decode().encode("utf-16"), {"张伟", "1"}),
    "utf-16-be bare": (card("FN:张伟").decode().encode("utf-16-be"), {"张伟"}),
    "fold in a character": (
        b"BEGIN:VCARD\r\nFN:\xe5\xbc\r\n \xa0\xe4\xbc\x9f\r\nEND:VCARD",
        {"张伟"},
    ),
    "fold in a parameter": (card("TEL;TYPE=wo", " rk:123", "FN:Ann"), {"Ann", "123"}),
    "one space only": (card("FN:Ann", "NOTE:a", "  b"), {"a b"}),
    "white line is no fold": (card("FN:Ann", "   ", "TEL:1"), {"Ann", "1"}),
    "indented end": (card("FN:Ann", "TEL:1").replace(b"END", b"  END"), {"Ann", "1"}),
    "letter case": (b"Begin:vCard \r\nfn:Ann\r\ntel:1\r\nend:vcard ", {"Ann", "1"}),
    # 2 broken folds
    "lost indent": (card("FN:Ann", "NOTE:one", "two", "TEL:1"), {"onetwo", "1"}),
    "backslash": (card("FN:Ann", "NOTE:one\\", "two", version="2.1"), {"one\ntwo"}),
    "mail on two lines": (card("FN:Ann", 'EMAIL:"a"', "@b.cn"), {'"a"@b.cn'}),
    "comment": (card("FN:Ann", "# TEL:2", "TEL:1"), {"Ann", "1"}),
    # 3 quoted-printable
    "qp": (
        card("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0=E4=BC=9F", version="2.1"),
        {"张伟"},
    ),
    "qp bare and small": (card("FN;quoted-printable:J=C3=B6rg", version="2.1"), {"Jörg"}),
    "qp soft break": (
        card("NOTE;QUOTED-PRINTABLE:one =", "TEL:two", "FN:Ann", version="2.1"),
        {"one TEL:two", "Ann"},
    ),
    "qp indented": (
        card("FN;QUOTED-PRINTABLE:=E5=BC=A0=", "  =E4=BC=9F", version="2.1"),
        {"张伟"},
    ),
    "qp without sign": (
        card("FN;QUOTED-PRINTABLE:=E5=BC=A0", "=E4=BC=9F", version="2.1"),
        {"张伟"},
    ),
    "qp doubled sign": (
        card("FN;QUOTED-PRINTABLE:=E5=BC=A0==", "=E4=BC=9F", version="2.1"),
        {"张伟"},
    ),
    "qp break before end": (card("NOTE;QUOTED-PRINTABLE:one=", version="2.1"), {"one"}),
    "qp line break": (card("FN:Ann", "NOTE;QUOTED-PRINTABLE:a=0D=0Ab", version="2.1"), {"a\nb"}),
    # 4 charset
    "gbk named": (card("FN;CHARSET=GB2312:张伟琪", encoding="gb18030"), {"张伟琪"}),
    "gbk unnamed": (card("FN:张伟琪", "ORG:云栖水务有限公司", encoding="gb18030"), {"张伟琪"}),
    "sjis": (card("FN:さとう たろう", "NOTE:ソフト表示", encoding="cp932"), {"ソフト表示"}),
    "cp1252": (card("FN:Jörg Müller", encoding="cp1252"), {"Jörg Müller"}),
    "unknown charset": (card("FN;CHARSET=X-NONSENSE:张伟"), {"张伟"}),
    "backslash is a second byte": (
        card("N:能\\;;;;;", "FN;CHARSET=SHIFT_JIS:表", encoding="cp932"),
        {"表"},
    ),
    # 5 base64
    "photo": (card(f"PHOTO;ENCODING=b;TYPE=JPEG:{PHOTO}", "TEL:1"), {"1"}),
    "photo unindented": (
        card(f"PHOTO;BASE64:{PHOTO[:40]}", PHOTO[40:], "", "TEL:1", version="2.1"),
        {"1"},
    ),
    "photo without blank": (
        card(f"PHOTO;ENCODING=BASE64:{PHOTO[:40]}", f" {PHOTO[40:]}", "TEL:1"),
        {"1"},
    ),
    "photo wrong padding": (card("PHOTO;ENCODING=B:/9j/4AAQSk", "TEL:1"), {"1"}),
    "photo with a colon": (card("PHOTO;ENCODING=B:/9j/4A:QSk", "TEL:1"), {"1"}),
    "photo data uri": (card(f"PHOTO:data:image/jpeg;base64,{PHOTO}", "TEL:1"), {"1"}),
    "photo address": (card("PHOTO;VALUE=URI:http://e.example/a.jpg", "TEL:1"), {"1"}),
    "text in base64": (
        card(f"NOTE;ENCODING=B:{base64.b64encode('你好'.encode()).decode()}"),
        {"你好"},
    ),
    # 6 frame
    "no version": (b"BEGIN:VCARD\r\nN:Li;Ann\r\nTEL;CELL:1\r\nEND:VCARD", {"Ann Li", "1"}),
    "no end": (b"BEGIN:VCARD\r\nFN:Ann\r\nTEL:1", {"Ann", "1"}),
    "fn without colon": (card("FN", "N:Li;Ann", "TEL:1"), {"Ann Li", "1"}),
    "agent text": (card("FN:Ann", "AGENT:Bob", "TEL:1"), {"Ann", "1"}),
    "profile": (b"PROFILE:VCARD\r\n" + card("PROFILE:VCARD", "FN:Ann"), {"Ann"}),
    "text between": (card("FN:Ann") + b"\r\nhello\r\nworld: x", {"Ann"}),
    "only mail": (card("EMAIL:a@b.cn"), {"a@b.cn"}),
    # 7 parameters
    "bare types": (card("FN:Ann", "TEL;WORK;VOICE;PREF:1", version="2.1"), {"1"}),
    "quoted with a colon": (card("FN:Ann", 'TEL;X-A="a:b;c,d";TYPE="work,voice":1'), {"1"}),
    "caret": (card("FN:Ann", "TEL;X-LABEL=Ann^'s:1"), {"1"}),
    "altid": (card("FN:Ann", "ORG;ALTID=1;LANGUAGE=en:Acme", "N:Li;Ann", version="4.0"), {"Acme"}),
    "sort-as": (card('N;SORT-AS="Li,Ann":Li;Ann;;;', version="4.0"), {"Ann Li"}),
    # 8 escapes
    "escapes": (card("FN:Ann", r"NOTE:a\,b\;c\:d\\e\nf"), {"a,b;c:d\\e\nf"}),
    "lone backslash": (card("FN:Ann", r"NOTE:C:\temp"), {"C:\\temp"}),
    "bare comma": (card("FN:Li, Wei"), {"Li, Wei"}),
    "short name": (card("N:Li"), {"Li"}),
    "many parts": (card("N:Li;Wei;;;;;x;y"), {"Wei Li"}),
    "address with commas": (
        card("FN:Ann", r"ADR:;;Street\, 1;City;Region;123;Land"),
        {"Street, 1", "City", "Region", "123", "Land"},
    ),
    "one nickname": (card("FN:Ann", r"NICKNAME:A\,B"), {"A,B"}),
    "org units": (
        card("FN:Ann", "N:Li;Ann", "TITLE:CEO", "ORG:Acme;Sales"),
        {"Acme", "CEO", "Sales"},
    ),
    "url": (card("FN:Ann", r"URL:http\://e.example/a\,b"), {"http://e.example/a,b"}),
    # 9 groups
    "apple": (card("FN:Ann", "item1.TEL:1", "item1.X-ABLabel:_$!<Spouse>!$_"), {"1"}),
    # 10 phones
    "tel uri": (
        card("FN:Ann", "TEL;VALUE=uri:tel:+86-571-88156666;ext=803"),
        {"+86-571-88156666;ext=803"},
    ),
    "pause": (card("FN:Ann", "TEL:0571881566,,803p1"), {"0571881566,,803p1"}),
    "words": (card("FN:Ann", "TEL:ask Bob", "TEL:", "TEL:1"), {"ask Bob", "1"}),
    "sip": (card("FN:Ann", "TEL:sip:a@b.cn"), {"sip:a@b.cn"}),
    # 11 other
    "bday": (card("FN:Ann", "BDAY:1980-03-14"), {"1980-3-14"}),
    "bday basic": (card("FN:Ann", "BDAY:19800314"), {"1980-3-14"}),
    "bday with time": (card("FN:Ann", "BDAY:1980-03-14T00:00:00Z"), {"1980-3-14"}),
    "bday without year": (card("FN:Ann", "BDAY:--0415"), {"-4-15"}),
    "bday 1604": (card("FN:Ann", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15"), {"-4-15"}),
    "bday text": (card("FN:Ann", "BDAY;VALUE=text:circa 1800"), {"Birthday: circa 1800"}),
    "impp": (card("FN:Ann", "IMPP:weixin:ann_w", "X-QQ:12345"), {"ann_w", "12345"}),
    "messaging": (card("FN:Ann", "X-SKYPE:ann\ue000bob"), {"ann", "bob"}),
    "android": (
        card("FN:Ann", "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Annie;1;;;"),
        {"Annie"},
    ),
    "categories": (card("FN:Ann", "CATEGORIES:VIP,展会"), {"VIP", "展会"}),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_no_trap_costs_a_value_or_the_next_card(trap: str) -> None:
    data, wanted = TRAPS[trap]
    wide = {"utf-16": "utf-16-le", "utf-16-be bare": "utf-16-be"}.get(trap)
    following = NEXT.decode().encode(wide) if wide else NEXT
    found = read(data + following)
    lines = {line for value in said(found[0]) for line in (value, *value.split("\n"))}
    assert wanted <= lines | said(found[0])
    assert (found[-1].name, found[-1].methods[0].value) == ("Next", "999")


def test_all_traps_in_one_file() -> None:
    alike = [
        data for name, (data, _) in TRAPS.items() if "utf-16" not in name and b"\x82" not in data
    ]
    found = read(b"\r\n".join(alike))
    assert len(found) == len(alike)


@pytest.mark.parametrize("inner", ["AGENT:\r\n", ""])
def test_an_inner_card_spoils_nothing(inner: str) -> None:
    nested = card("FN:Boss", f"{inner}BEGIN:VCARD", "FN:Agent", "TEL:2", "END:VCARD", "TEL:1")
    found = read(nested + NEXT)
    assert [(one.name, [m.value for m in one.methods]) for one in found] == [
        ("Boss", ["1"]),
        ("Agent", ["2"]),
        ("Next", ["999"]),
    ]


def test_who_is_a_company() -> None:
    for lines in (
        ["FN:Acme", "N:;;;;", "ORG:Acme"],
        ["FN:Acme", "ORG:Acme;", "X-ABShowAs:COMPANY"],
        ["FN:Acme", "KIND:org"],
        ["ORG:Acme"],
    ):
        found = read(card(*lines))[0]
        assert (found.kind, found.name) == (CustomerKind.COMPANY, "Acme")
    person = read(card("FN:Wei Li", "N:Li;Wei", "ORG:Acme"))[0]
    assert (person.kind, person.fields["company"]) == (CustomerKind.PERSON, "Acme")


def test_labels_and_the_preferred_one() -> None:
    found = read(
        card(
            "FN:Ann",
            "TEL;TYPE=WORK,FAX:1",
            "TEL;TYPE=CELL,PREF:2",
            "item1.TEL:3",
            "item1.X-ABLabel:_$!<HomePage>!$_",
            "item2.EMAIL:a@b.cn",
            "item2.X-ABLabel:学校",
        )
    )[0]
    assert [(m.kind, m.value, m.label) for m in found.methods] == [
        (MethodKind.PHONE, "2", "mobile"),
        (MethodKind.PHONE, "1", "work fax"),
        (MethodKind.PHONE, "3", "HomePage"),
        (MethodKind.EMAIL, "a@b.cn", "学校"),
    ]


def test_chinese_names_need_no_space() -> None:
    assert read(card("N:张;伟;;;"))[0].name == "张伟"
    assert read(card("N:佐藤;太郎;;;"))[0].name == "佐藤太郎"


def test_a_card_says_when_something_is_missing() -> None:
    assert read(card("NOTE:x"))[0].name == "(no name)"
    assert read(card("NOTE:x"))[0].warnings
    huge = card(f"PHOTO;ENCODING=B:{'A' * 4_000_000}", "FN:Ann")
    assert [item.problem for item in read(huge)[0].warnings] == [vcard_files.LEFT_OUT]


def test_the_same_card_is_known_again_whenever_it_was_written() -> None:
    one = read(card("FN:Ann", "TEL:1", "REV:20200101T000000Z"))[0]
    other = read(card("REV:2026", "TEL:1", "FN:Ann"))[0]
    assert one.fingerprint == other.fingerprint
    assert base64.b64decode(one.original[0][1]).startswith(b"BEGIN:VCARD")


@pytest.mark.fuzz
def test_damage_never_raises_and_never_takes_the_next_card() -> None:
    dice = random.Random(7)  # noqa: S311 - the same damage every time
    seeds = [data for name, (data, _) in TRAPS.items() if "utf-16" not in name]
    signs = [
        b"=",
        b"\r\n",
        b":",
        b";",
        b"\\",
        b'"',
        b"\x00",
        b"\xff",
        b" ",
        b"BEGIN:VCARD\r\n",
        b"^",
    ]
    for _ in range(3000):
        data = bytearray(dice.choice(seeds))
        for _ in range(dice.randrange(1, 5)):
            at = dice.randrange(len(data))
            match dice.randrange(3):
                case 0:
                    del data[at : at + dice.randrange(1, 9)]
                case 1:
                    data[at:at] = dice.choice(signs)
                case _:
                    data[at] = dice.randrange(256)
            data = data or bytearray(b"x")
        found = read(bytes(data) + NEXT)
        assert (found[-1].name, found[-1].methods[-1].value) == ("Next", "999")


def whole_text(record: Record) -> str:
    """Return all that a customer got as one text."""
    days = [f"{o.year or ''}-{o.month}-{o.day}" for o in record.occasions]
    parts = [record.name, record.external_id or "", *record.fields.values(), *record.tags, *days]
    parts += [f"{item.label or ''} {item.value}" for item in record.methods]
    return "\n".join(parts)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_value_is_kept(dialect: str) -> None:
    data, wanted = DIALECTS[dialect]
    (record,) = vcard_files.read(data, "card.vcf").records
    got = whole_text(record)
    values = [value.strip() for value in wanted.replace("\n", "").split("|")]
    assert [value for value in values if value not in got] == []
    assert "=E" not in got
    assert "\\" not in got
    assert "�" not in got


def test_all_dialects_but_the_eastern_encodings_in_one_file() -> None:
    """Several programs' cards pasted into one file do not spoil each other."""
    whole = [name for name in DIALECTS if name not in {"Lotus Notes"}]
    found = vcard_files.read(b"".join(DIALECTS[name][0] for name in whole), "all.vcf").records
    assert len(found) == len(whole)


@pytest.mark.parametrize("dialect", ["Android", "iPhone", "Outlook 365", "Nextcloud"])
def test_a_photo_comes_back_byte_for_byte(dialect: str) -> None:
    data, _ = DIALECTS[dialect]
    raw = base64.b64decode(vcard_files.read(data, "card.vcf").records[0].original[0][1])
    photo = next(item for item in vcard_files.foreign(raw) if item.name == "PHOTO")
    assert photo.binary == base64.b64decode(JPEG)
