"""Exports and backups, against rows written raw and a copied file."""

# ruff: noqa: S608 (only names written in this file are put together)
import csv
import io
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from desktop_crm.domain.exporting import ExportFormat
from desktop_crm.services import backups, exporting
from desktop_crm.storage.vault import Vault
from tests.benchmarks.generate import TODAY
from tests.benchmarks.measuring import LONG_ROUNDS, Result, result

_TABLES = (
    "customer", "contact", "contact_method", "customer_tag", "occasion", "interaction",
    "follow_up", "feedback",
)  # fmt: skip


def exports(vault: Vault, count: int) -> Iterator[Result]:
    """All customers as JSON and as CSV, against their rows read and written raw."""
    goals = {ExportFormat.JSON: 1.5, ExportFormat.CSV: 1.5}
    raw: dict[ExportFormat, Callable[[Any], None]] = {
        ExportFormat.JSON: _json_raw,
        ExportFormat.CSV: _csv_raw,
    }
    with vault.read() as session:
        driver: Any = session.connection().connection.driver_connection
        ids = [one for (one,) in driver.execute("SELECT id FROM customer ORDER BY n")]
        for form, goal in goals.items():
            times: tuple[list[float], list[float]] = ([], [])
            for _ in range(LONG_ROUNDS if count <= 20_000 else 1):
                out = partial(exporting.export, session, ids, io.BytesIO(), today=TODAY)
                times[0].append(_spent(partial(out, form=form)))
                times[1].append(_spent(partial(raw[form], driver)))
            yield result(f"export_{form.value.lower()}", *times, goal)


def _json_raw(driver: Any) -> None:
    out = io.BytesIO()
    for table in _TABLES:
        found = driver.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in found.description]
        for row in found:
            values = (value.hex() if isinstance(value, bytes) else value for value in row)
            line = json.dumps(dict(zip(names, values, strict=True)), ensure_ascii=False)
            out.write(line.encode())


def _csv_raw(driver: Any) -> None:
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
    writer = csv.writer(out)
    for table in _TABLES:
        writer.writerows(driver.execute(f"SELECT * FROM {table}"))
    out.flush()


def backup(vault: Vault, folder: Path) -> Iterator[Result]:
    """A verified backup, against a copy of the file that is flushed to the disk."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(LONG_ROUNDS):
        place = folder / f"backups-{number}"
        place.mkdir()
        times[0].append(_spent(partial(backups.make, vault, place)))
        times[1].append(_spent(partial(_copied, vault.path, place / "copy.db")))
        shutil.rmtree(place)
    yield result("backup", *times, 3)


def _copied(path: Path, target: Path) -> None:
    shutil.copyfile(path, target)
    with target.open("rb") as stream:
        os.fsync(stream.fileno())


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
