"""Notes what left the customer file as plain text: exports, prints, PDFs."""

from collections.abc import Sequence
from contextlib import suppress

from desktop_crm.domain.errors import Unavailable
from desktop_crm.storage import audit
from desktop_crm.storage.vault import Vault

EXPORT, PRINT = "export", "print"


def exported(vault: Vault, ids: Sequence[bytes], *, form: str) -> None:
    """Note that customers were written to a file; call it after the file is whole.

    Args:
        vault: the customer file they came from.
        ids: the customers.
        form: the kind of file, as "csv".
    """
    _note(vault, EXPORT, ids, form=form)


def printed(vault: Vault, ids: Sequence[bytes], *, document: str, is_masked: bool = False) -> None:
    """Note that customers were printed or saved as PDF.

    Args:
        vault: the customer file they came from.
        ids: the customers.
        document: what was printed, as "brief".
        is_masked: whether phones, amounts and free text were left out.
    """
    _note(vault, PRINT, ids, document=document, is_masked=is_masked)


def _note(vault: Vault, kind: str, ids: Sequence[bytes], **detail: object) -> None:
    subject = ids[0] if len(ids) == 1 else None
    with suppress(Unavailable):  # what is out is out; a full disk cannot change that
        vault.record(kind, subject_id=subject, **audit.told_ids(list(ids)), **detail)
