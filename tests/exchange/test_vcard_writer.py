"""vCards go out, strict readers take them, and they come back as the same customers."""

import base64
import shutil
from io import BytesIO
from pathlib import Path

import pytest
import vobject

from desktop_crm.domain.customers import CustomerCard, NewMethod
from desktop_crm.domain.importing import ImportReport
from desktop_crm.domain.words import CalendarKind, CustomerKind, MethodKind, OccasionKind
from desktop_crm.queries import customers as customer_queries
from desktop_crm.services import contact_methods, contacts, exporting, importing, occasions, vaults
from desktop_crm.services.exporting import ExportFormat, VcardVersion
from desktop_crm.services.vaults import Vault
from tests import factories as make
from tests.conftest import PASSPHRASE
from tests.exchange.dialects import DIALECTS, JPEG

HOSTILE = "a;b,c\\d\n“引号”: x=y 😀" + "长" * 60


def exported(vault: Vault, ids: list[bytes], version: VcardVersion = VcardVersion.V3) -> bytes:
    out = BytesIO()
    make.ask(
        vault, exporting.export, ids, out, form=ExportFormat.VCF, today=make.TODAY, vcard=version
    )
    return out.getvalue()


def brought(vault: Vault, folder: Path, data: bytes) -> ImportReport:
    path = folder / "cards.vcf"
    path.write_bytes(data)
    return make.do(vault, importing.store, importing.read(path), now=make.NOW)


def told(card: CustomerCard) -> dict[str, object]:
    """Return what a vCard carries of a card."""
    names = ("name", "kind", "company", "job_title", "short_name", "external_id", "tier", "stage",
             "website", "industry", "source", "address", "region_city", "region_province",
             "postcode", "country", "note", "preferences", "treat_note", "do_not_contact",
             "credit_code")  # fmt: skip
    people = {item.id: item.name for item in card.contacts}
    return {name: getattr(card, name) for name in names} | {
        "tags": {tag.name for tag in card.tags},
        "contacts": [(item.name, item.title) for item in card.contacts],
        "methods": {
            (m.kind, m.value, m.label, people.get(m.contact_id or b"")) for m in card.methods
        },
        "occasions": {(o.calendar, o.year, o.month, o.day, o.is_leap) for o in card.occasions},
    }


@pytest.fixture
def ids(vault: Vault) -> list[bytes]:
    """Fill a vault with a person and a company that use everything a vCard can carry."""
    person = make.customer(
        vault,
        "Ann Müller-Li",
        kind=CustomerKind.PERSON,
        external_id="C;1",
        company="Acme, Inc.",
        job_title="CEO",
        short_name="Annie",
        tier="A",
        website="https://e.example/?a=1,2;3",
        address="Street 1, Flat 2",
        region_city="Wien",
        postcode="1010",
        country="AT",
        note=HOSTILE,
        tags=["VIP", "展会,春季"],
        methods=[
            NewMethod(MethodKind.PHONE, "+43 1 234", "work"),
            NewMethod(MethodKind.PHONE, "138 0013 8000", '采购 "手机"'),
            NewMethod(MethodKind.EMAIL, "ann@e.cn"),
            NewMethod(MethodKind.WECHAT, "ann_w"),
            NewMethod(MethodKind.QQ, "12345"),
            NewMethod(MethodKind.OTHER, "ann.skype", "skype"),
            NewMethod(MethodKind.ADDRESS, "Nebenweg 3, Graz"),
            NewMethod(MethodKind.WEB, "https://second.e.example"),
        ],
    )
    for calendar, month, day, year in (
        (CalendarKind.SOLAR, 3, 14, 1980),
        (CalendarKind.LUNAR, 8, 15, None),
    ):
        make.do(
            vault, occasions.add, person, kind=OccasionKind.BIRTHDAY, calendar=calendar,
            month=month, day=day, year=year,
        )  # fmt: skip
    company = make.customer(
        vault, "云栖水务有限公司", credit_code="91330106MA27XW1234", do_not_contact=True,
        preferences="茶", region_province="Zhejiang", industry="Machinery",
    )  # fmt: skip
    contact = make.do(vault, contacts.add, company, {"name": "张伟琪", "title": "采购"})
    make.do(
        vault, contact_methods.add, company, MethodKind.PHONE, "13900139000",
        contact_id=contact, label="mobile",
    )  # fmt: skip
    return [person, company]


def strip(data: bytes) -> list[bytes]:
    """Return the lines without the ids a vault gave."""
    return [line for line in data.splitlines() if not line.startswith(b"UID:urn:")]


@pytest.mark.parametrize("version", VcardVersion)
def test_out_and_back_is_the_same(
    vault: Vault, vault_template: Path, tmp_path: Path, ids: list[bytes], version: VcardVersion
) -> None:
    data = exported(vault, ids, version)
    folder = tmp_path / "second.crmvault"
    shutil.copytree(vault_template, folder)
    second = vaults.unlock(folder, PASSPHRASE)
    try:
        assert brought(second, tmp_path, data).created == 2
        numbers = [1, 2]
        back = list(make.ask(second, customer_queries.ids_of, numbers))
        for before, after in zip(ids, back, strict=True):
            assert told(make.card(second, after)) == told(make.card(vault, before))
        assert strip(exported(second, back, version)) == strip(data)
    finally:
        second.close()


def test_what_we_wrote_makes_no_twins(vault: Vault, tmp_path: Path, ids: list[bytes]) -> None:
    data = exported(vault, ids)
    report = brought(vault, tmp_path, data)
    assert (report.created, report.updated, report.skipped) == (0, 0, 2)


def test_a_strict_reader_reads_every_card(vault: Vault, ids: list[bytes]) -> None:
    data = exported(vault, ids)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    for line in data.split(b"\r\n"):
        line.decode("utf-8")
    person, company = vobject.readComponents(data.decode("utf-8"))
    for one in (person, company):
        assert one.validate(raiseException=True)
    assert person.fn.value == "Ann Müller-Li"
    assert (person.n.value.family, person.n.value.given) == ("Müller-Li", "Ann")
    assert person.note.value == HOSTILE
    assert person.org.value == ["Acme, Inc."]
    assert person.adr.value.street == "Street 1, Flat 2"
    assert [tel.value for tel in person.tel_list] == ["+43 1 234", "138 0013 8000"]
    assert set(person.categories.value) == {"VIP", "展会,春季"}
    assert company.org.value == ["云栖水务有限公司"]


def test_the_version_is_as_asked(vault: Vault, ids: list[bytes]) -> None:
    assert exported(vault, ids, VcardVersion.V4).count(b"VERSION:4.0\r\n") == 2


def test_the_same_cards_twice_make_nothing(vault: Vault, tmp_path: Path) -> None:
    cards = b"".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\n{extra}FN:{name}\r\nN:{name};;;;\r\nTEL:{tel}\r\nEND:VCARD\r\n".encode()
        for name, tel, extra in (
            ("张伟", "13800138000", ""),
            ("李雷", "13900139000", "UID:7f3a-1\r\n"),
        )
    )
    assert brought(vault, tmp_path, cards).created == 2
    again = brought(vault, tmp_path, cards)
    assert (again.created, again.updated, again.skipped) == (0, 0, 2)
    changed = cards.replace("\r\nN:李雷".encode(), "\r\nTITLE:CEO\r\nN:李雷".encode())
    update = brought(vault, tmp_path, changed)
    assert (update.created, update.updated) == (0, 1)


@pytest.mark.parametrize("version", VcardVersion)
def test_cards_of_other_programs_go_out_for_strict_readers_and_come_back_the_same(
    vault: Vault, vault_template: Path, tmp_path: Path, version: VcardVersion
) -> None:
    """What only the other program knew goes with them: photos byte for byte."""
    for data, _ in DIALECTS.values():
        assert brought(vault, tmp_path, data).created == 1
    numbers = list(range(1, len(DIALECTS) + 1))
    first = exported(vault, list(make.ask(vault, customer_queries.ids_of, numbers)), version)
    assert max(map(len, first.split(b"\r\n"))) <= 75
    cards = list(vobject.readComponents(first.decode("utf-8")))
    assert len(cards) == len(DIALECTS)
    if version is VcardVersion.V3:
        assert all(one.validate(raiseException=True) for one in cards)
        photos = [one.photo.value for one in cards if "photo" in one.contents]
        assert photos == [base64.b64decode(JPEG)] * 4
    folder = tmp_path / "second.crmvault"
    shutil.copytree(vault_template, folder)
    second = vaults.unlock(folder, PASSPHRASE)
    try:
        assert brought(second, tmp_path, first).created == len(DIALECTS)
        again = exported(second, list(make.ask(second, customer_queries.ids_of, numbers)), version)
        assert strip(again) == strip(first)
    finally:
        second.close()
