"""What every import keeps of itself: the batch, and the untouched rows on their customers."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from desktop_crm.domain.importing import (
    CUSTOMERS,
    BadRow,
    ImportReport,
    Proposal,
    Sheet,
    Source,
    Verdict,
)
from desktop_crm.domain.values import new_id
from desktop_crm.storage.entities.import_batch import ImportBatch
from desktop_crm.storage.entities.import_row import ImportRow


class SourceRows:
    """Collects the untouched rows of an import, then writes them at once."""

    def __init__(self, session: Session, batch: bytes) -> None:
        self._session = session
        self._batch = batch
        self._rows: list[dict[str, Any]] = []

    def add(self, customer_id: bytes, sources: Iterable[Source]) -> None:
        """Take the rows a customer was read from."""
        self._rows += [
            {
                "id": new_id(),
                "customer_id": customer_id,
                "batch_id": self._batch,
                "row_number": source.row,
                "cells": json.dumps(source.original, ensure_ascii=False),
                "fingerprint": source.fingerprint,
            }
            for source in sources
        ]

    def write(self) -> None:
        """Write what was collected; the customers have to be there."""
        if self._rows:
            self._session.connection().execute(insert(ImportRow.__table__), self._rows)  # type: ignore[arg-type]  # a table
            self._rows = []


def write(
    session: Session,
    batch: bytes,
    sheet: Sheet,
    report: ImportReport,
    *,
    now: datetime,
    author: str | None,
) -> None:
    """Write the batch itself; it has to be the first row of an import, for its undo."""
    counts = {
        "created": report.created,
        "updated": report.updated,
        "skipped": report.skipped,
        "failed": report.failed,
    }
    session.execute(
        insert(ImportBatch).values(
            id=batch,
            file_name=sheet.file_name,
            kind=sheet.kind.value if sheet.kind else CUSTOMERS,
            mapping=_canonical(dict(sheet.columns)),
            counts=_canonical(counts),
            imported_at=now,
            author=author,
        )
    )


def report(sheet: Sheet, proposals: Sequence[Proposal], batch: bytes | None = None) -> ImportReport:
    """Count what `proposals` do."""
    verdicts = [proposal.verdict for proposal in proposals]
    bad = [
        BadRow(item.record.row, _cells(sheet, item), item.note)
        for item in proposals
        if item.verdict is Verdict.BAD
    ]
    bad_rows = tuple(sorted((*sheet.bad_rows, *bad), key=lambda item: item.row))
    return ImportReport(
        created=verdicts.count(Verdict.CREATE) + verdicts.count(Verdict.POSSIBLE_DUPLICATE),
        updated=verdicts.count(Verdict.UPDATE),
        skipped=verdicts.count(Verdict.SKIP) + verdicts.count(Verdict.UNCHANGED),
        failed=len(bad_rows),
        warnings=tuple(warning for proposal in proposals for warning in proposal.record.warnings),
        bad_rows=bad_rows,
        headers=sheet.headers,
        proposals=tuple(proposals),
        batch=batch,
    )


def _cells(sheet: Sheet, proposal: Proposal) -> tuple[str, ...]:
    """Return the cells of a row under the headers of its sheet."""
    cells = dict(proposal.record.original)
    return tuple(cells.pop(header, "") for header in sheet.headers) + tuple(cells.values())


def _canonical(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
