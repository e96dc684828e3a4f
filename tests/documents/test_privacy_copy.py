"""The copy of personal data: everything that is kept, and where it came from."""

from dataclasses import replace

from desktop_crm.documents import privacy_copy
from desktop_crm.domain.customers import CustomerCard, OriginalRow
from desktop_crm.domain.fields import infos
from tests.documents import reading, sample
from tests.documents.looks import look


def test_a_person_reads_everything_that_is_kept() -> None:
    originals = (
        OriginalRow(
            id=sample.key(1),
            file_name="old list.csv",
            imported_at=sample.NOW,
            cells=(("Name", "云栖"), ("Remark", "met at the fair")),
        ),
    )
    card = replace(sample.CHINESE, originals=originals)
    rendered = privacy_copy.render(
        card, look(mask=True), now=sample.NOW, company="East", printed_by="Chen"
    )
    words = reading.flat(reading.poppler_text(rendered.pdf))
    for text in sample.free_texts(card):
        assert reading.flat(text)[:30] in words
    for method in card.methods:
        assert reading.flat(method.value) in words
    for info in infos(CustomerCard):
        value = getattr(card, info.name)
        if type(value) is str and info.name != "industry":
            assert reading.flat(value)[:20] in words, info.name
    assert "oldlist.csv" in words
    assert "Remark:metatthefair" in words
