"""Metadata and encryption."""

from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

from desktop_crm.documents import finish
from tests.documents import papers, reading
from tests.documents.looks import look

PASSWORD = "客户Ключ-42"  # noqa: S105 - of a test file


@pytest.fixture(scope="module")
def plain() -> bytes:
    return papers.KINDS["brief"](look("zh_CN")).pdf


def test_the_file_says_what_it_is(plain: bytes) -> None:
    with pikepdf.open(BytesIO(plain)) as document:
        info = document.docinfo
        assert str(info.Title) == "拜访简报 · 杭州云栖水务科技有限公司"
        assert str(info.Author) == "陈静"
        assert str(info.CreationDate) == str(info.ModDate) == "D:20260402083000+00'00'"
        assert str(document.Root.Lang) == "zh-CN"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as xmp:
            assert xmp["dc:title"] == str(info.Title)
            assert xmp["xmp:CreateDate"] == "2026-04-02T08:30:00+00:00"
        assert document.check_pdf_syntax() == []


@pytest.mark.parametrize(
    ("hours", "stamp"), [(8, "+08'00'"), (-5, "-05'00'"), (5.5, "+05'30'"), (-3.5, "-03'30'")]
)
def test_dates_keep_their_zone(plain: bytes, hours: float, stamp: str) -> None:
    now = datetime(2026, 4, 2, 8, 30, tzinfo=timezone(timedelta(hours=hours)))
    pdf = finish.described(plain, title="t", author="a", language="en", now=now)
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.docinfo.CreationDate) == "D:20260402083000" + stamp


def test_the_same_input_gives_the_same_bytes(plain: bytes) -> None:
    now = datetime(2026, 4, 2, tzinfo=UTC)
    one, other = (
        finish.described(plain, title="t", author="a", language="en", now=now) for _ in range(2)
    )
    assert one == other


def test_encryption_is_aes_256_and_opens_with_the_password_alone(plain: bytes) -> None:
    secret = finish.encrypted(plain, PASSWORD)
    with pikepdf.open(BytesIO(secret), password=PASSWORD) as document:
        assert document.encryption.R == 6
        assert document.encryption.bits == 256
        assert document.encryption.stream_method == pikepdf.models.EncryptionMethod.aesv3
    for wrong in ("", "客户Ключ-43", "owner"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(secret), password=wrong)
        with pytest.raises(pdfium.PdfiumError):
            pdfium.PdfDocument(secret, password=wrong or None)
    assert "杭州云栖".encode() not in secret
    assert reading.pdfium_text(secret, PASSWORD) == reading.pdfium_text(plain)
    assert reading.poppler_text(secret, "-upw", PASSWORD) == reading.poppler_text(plain)


def test_a_password_may_be_typed_decomposed(plain: bytes) -> None:
    secret = finish.encrypted(plain, "cle\u0301")
    with pikepdf.open(BytesIO(secret), password="clé") as document:  # noqa: S106 - test file
        assert document.is_encrypted
