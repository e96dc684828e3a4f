"""A file that was asked for is whole or not there."""

import os
import stat
from pathlib import Path

import pytest

from desktop_crm.domain.errors import Cancelled, Fault, Unavailable
from desktop_crm.exchange import files


def test_a_file_takes_its_name_at_the_end(tmp_path: Path) -> None:
    """The old content stands until the new one is whole, and only its owner may read it."""
    target = tmp_path / "list.csv"
    target.write_text("old")
    with files.replacing(target) as stream:
        stream.write(b"new")
        assert target.read_text() == "old"
    assert target.read_bytes() == b"new"
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_stopped_export_leaves_nothing(tmp_path: Path) -> None:
    """Cancel or a fault on the way leaves the old file and no draft."""
    target = tmp_path / "list.csv"
    target.write_text("old")

    def stop() -> None:
        with files.replacing(target) as stream:
            stream.write(b"half")
            raise Cancelled

    with pytest.raises(Cancelled):
        stop()
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]
    assert target.read_text() == "old"


def test_an_unwritable_place_is_said(tmp_path: Path) -> None:
    """A folder that is not there is a sentence with what to do."""
    with (
        pytest.raises(Unavailable, match="choose another folder") as problem,
        files.replacing(tmp_path / "no" / "list.csv"),
    ):
        pass
    assert problem.value.fault is Fault.IO


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk without room is named, and nothing is left behind."""
    opened = os.open

    def full(path: Path, flags: int, mode: int = 0o777) -> int:
        opened(path, flags, mode)
        return opened("/dev/full", os.O_WRONLY)

    monkeypatch.setattr(os, "open", full)
    with (
        pytest.raises(Unavailable, match="disk is full") as problem,
        files.replacing(tmp_path / "list.csv") as stream,
    ):
        stream.write(b"x" * 100_000)
    assert problem.value.fault is Fault.DISK_FULL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device")
def test_a_device_is_written_to_and_stays_one() -> None:
    device = Path("/dev/full")
    with pytest.raises(Unavailable) as full, files.replacing(device) as stream:
        stream.write(b"x")
    assert full.value.fault is Fault.DISK_FULL
    assert device.is_char_device()
    with files.replacing(Path(os.devnull)) as stream:
        stream.write(b"x")
    assert Path(os.devnull).is_char_device()
