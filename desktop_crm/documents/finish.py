"""What is done to a finished PDF: its metadata, and its encryption."""

import secrets
import unicodedata
from datetime import datetime
from io import BytesIO
from typing import Final

import pikepdf

PRODUCER: Final = "Desktop CRM"
_OWNER_BYTES = 32


def described(pdf: bytes, *, title: str, author: str, language: str, now: datetime) -> bytes:
    """Return `pdf` with title, author, language and dates; the same input gives the same bytes."""
    with pikepdf.open(BytesIO(pdf)) as document:
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


def _offset(now: datetime) -> str:
    """Return the zone of a moment as PDF writes it."""
    minutes = int((now.utcoffset() or now - now).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}'{rest:02}'"
