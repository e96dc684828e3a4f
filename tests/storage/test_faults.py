import errno
import string
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from desktop_crm.domain.errors import Cancelled, Fault, Unavailable
from desktop_crm.storage import faults


class SqliteError(Exception):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} of 王小明 13812345678")
        self.sqlite_errorname = name


@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("SQLITE_FULL", Fault.DISK_FULL),
        ("SQLITE_IOERR_FSYNC", Fault.IO),
        ("SQLITE_BUSY", Fault.BUSY),
        ("SQLITE_BUSY_SNAPSHOT", Fault.BUSY),
        ("SQLITE_LOCKED", Fault.BUSY),
        ("SQLITE_READONLY_DBMOVED", Fault.READ_ONLY),
        ("SQLITE_CANTOPEN", Fault.READ_ONLY),
        ("SQLITE_CORRUPT_VTAB", Fault.DAMAGED),
        ("SQLITE_NOTADB", Fault.DAMAGED),
    ],
)
def test_what_the_database_reports_is_told_as_a_fault(
    tmp_path: Path, name: str, fault: Fault, *, wrapped: bool
) -> None:
    error: Exception = SqliteError(name)
    if wrapped:
        error = OperationalError("SELECT", {}, error)
    with pytest.raises(Unavailable) as unavailable, faults.mapped(tmp_path):
        raise error
    assert unavailable.value.fault is fault
    assert "138" not in str(unavailable.value)


@pytest.mark.parametrize("name", ["SQLITE_IOERR_WRITE", "SQLITE_CANTOPEN"])
def test_an_io_error_on_a_full_disk_is_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    class Usage:
        free = 100

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage)
    with pytest.raises(Unavailable) as unavailable, faults.mapped(tmp_path):
        raise SqliteError(name)
    assert unavailable.value.fault is Fault.DISK_FULL


def test_a_database_that_cannot_be_opened_because_it_is_gone_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as unavailable, faults.mapped(tmp_path / "gone.db"):
        raise SqliteError("SQLITE_CANTOPEN")
    assert unavailable.value.fault is Fault.MISSING


def test_an_interrupted_statement_is_a_cancelled_one(tmp_path: Path) -> None:
    with pytest.raises(Cancelled), faults.mapped(tmp_path):
        raise SqliteError("SQLITE_INTERRUPT")


@pytest.mark.parametrize("error", [SqliteError("SQLITE_CONSTRAINT_UNIQUE"), KeyError("x")])
def test_a_bug_stays_a_bug(tmp_path: Path, error: Exception) -> None:
    with pytest.raises(type(error)), faults.mapped(tmp_path, files=True):
        raise error


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, Fault.DISK_FULL),
        (errno.EROFS, Fault.READ_ONLY),
        (errno.EACCES, Fault.READ_ONLY),
        (errno.ENOENT, Fault.MISSING),
        (errno.EEXIST, Fault.ALREADY_EXISTS),
        (errno.EIO, Fault.IO),
    ],
)
def test_what_the_system_reports_about_our_files_is_told_as_a_fault(
    tmp_path: Path, number: int, fault: Fault
) -> None:
    with pytest.raises(Unavailable) as unavailable, faults.mapped(tmp_path, files=True):
        raise OSError(number, "as the system says")
    assert unavailable.value.fault is fault


def test_a_sentence_has_a_value_for_every_place(tmp_path: Path) -> None:
    for error in (SqliteError("SQLITE_NOTADB"), SqliteError("SQLITE_FULL")):
        with pytest.raises(Unavailable) as unavailable, faults.mapped(tmp_path):
            raise error
        assert "{" not in str(unavailable.value)


def test_every_sentence_says_what_happened_and_is_a_whole_sentence() -> None:
    sentences = [
        value
        for name, value in vars(faults).items()
        if name.isupper() and not name.startswith("_") and isinstance(value, str)
    ]
    assert len(sentences) > 20
    for sentence in sentences:
        assert sentence.endswith(".")
        assert sentence.count(". ") <= 3
        places = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        assert all(place.isidentifier() for place in places)
