"""What is done to a finished PDF: its metadata, and its encryption."""

import secrets
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Final, NamedTuple

import pikepdf

PRODUCER: Final = "Desktop CRM"
_OWNER_BYTES = 32


class Mark(NamedTuple):
    """A marked part of a page: page from 0, number on the page, structure type, words for it."""

    page: int
    number: int
    role: str
    alt: str = ""


def described(
    pdf: bytes,
    *,
    title: str,
    author: str,
    language: str,
    now: datetime,
    marks: Sequence[Mark] = (),
) -> bytes:
    """Return `pdf` with metadata and structure; the same input gives the same bytes.

    Args:
        pdf: the document as it was painted.
        title: shown instead of the file name.
        author: who printed it.
        language: of the text, e.g. "zh_CN".
        now: the date of the document.
        marks: the marked parts in reading order; none leaves the document without structure.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        if marks:
            _tag(document, marks)
        stamp = now.strftime("D:%Y%m%d%H%M%S") + _offset(now)
        info = document.docinfo
        for key in list(info.keys()):
            del info[key]
        info["/Title"] = title
        info["/Author"] = author
        info["/Creator"] = PRODUCER
        info["/Producer"] = PRODUCER
        info["/CreationDate"] = stamp
        info["/ModDate"] = stamp
        document.Root.Lang = pikepdf.String(language.replace("_", "-"))
        document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        moment = now.isoformat(timespec="seconds")
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            xmp["dc:title"] = title
            xmp["dc:creator"] = [author]
            xmp["dc:language"] = {language.replace("_", "-")}
            xmp["xmp:CreateDate"] = moment
            xmp["xmp:ModifyDate"] = moment
            xmp["xmp:CreatorTool"] = PRODUCER
            xmp["pdf:Producer"] = PRODUCER
        out = BytesIO()
        document.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def encrypted(pdf: bytes, password: str) -> bytes:
    """Return `pdf` encrypted with AES-256 (revision 6); it opens with `password` alone."""
    with pikepdf.open(BytesIO(pdf)) as document:
        out = BytesIO()
        document.save(
            out,
            encryption=pikepdf.Encryption(
                user=unicodedata.normalize("NFC", password),
                owner=secrets.token_hex(_OWNER_BYTES),
                R=6,
                aes=True,
                metadata=True,
            ),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def _tag(document: pikepdf.Pdf, marks: Sequence[Mark]) -> None:
    """Give the document the structure that programs read aloud: one section of parts in order."""
    root = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    whole = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=root, K=pikepdf.Array()
        )
    )
    pages = [page.obj for page in document.pages]
    parts = []
    by_page: list[list[pikepdf.Object]] = [[] for _ in pages]
    for mark in marks:
        part = pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem,
            S=pikepdf.Name(f"/{mark.role}"),
            P=whole,
            Pg=pages[mark.page],
            K=mark.number,
        )
        if mark.alt:
            part.Alt = pikepdf.String(mark.alt)
        made = document.make_indirect(part)
        parts.append(made)
        by_page[mark.page].append(made)
    whole.K = pikepdf.Array(parts)
    numbers = pikepdf.Array()
    for number, page in enumerate(pages):
        numbers.append(number)
        numbers.append(document.make_indirect(pikepdf.Array(by_page[number])))
        page.StructParents = number
        page.Tabs = pikepdf.Name.S
    root.K = whole
    root.ParentTree = document.make_indirect(pikepdf.Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(pages)
    document.Root.StructTreeRoot = root
    document.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


def _offset(now: datetime) -> str:
    """Return the zone of a moment as PDF writes it."""
    minutes = int((now.utcoffset() or now - now).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}'{rest:02}'"
