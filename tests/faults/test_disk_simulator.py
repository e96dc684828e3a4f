import random
from pathlib import Path

from tests.faults.disk import Disk
from tests.faults.shim import Entry, Op

DICE = random.Random(3)  # noqa: S311


def played(folder: Path, *calls: tuple[Op, str, int, bytes]) -> Disk:
    disk = Disk(folder)
    for op, name, at, content in calls:
        disk.play(Entry(op, str(folder / name) if name else str(folder), "", at, content))
    return disk


def left(disk: Disk, target: Path, chance: float) -> dict[str, bytes]:
    disk.write(target, DICE, chance)
    return {path.name: path.read_bytes() for path in target.iterdir()}


def test_what_was_flushed_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    disk = played(
        folder,
        (Op.CREATE, "new", 0, b""),
        (Op.WRITE, "new", 0, b"a" * 700),
        (Op.SYNC, "new", 0, b""),
        (Op.SYNC, "", 0, b""),
        (Op.WRITE, "new", 512, b"b" * 188),
    )
    assert left(disk, tmp_path / "none", 0.0) == {"new": b"a" * 700}
    assert left(disk, tmp_path / "all", 1.0) == {"new": b"a" * 512 + b"b" * 188}


def test_a_name_without_a_flush_of_its_folder_may_be_gone(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    disk = played(
        folder,
        (Op.CREATE, "new", 0, b""),
        (Op.WRITE, "new", 0, b"a"),
        (Op.SYNC, "new", 0, b""),
    )
    assert left(disk, tmp_path / "none", 0.0) == {}
    assert left(disk, tmp_path / "all", 1.0) == {"new": b"a"}


def test_a_page_may_be_half_old_and_half_new(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    (folder / "page").write_bytes(b"a" * 4096)
    disk = played(folder, (Op.WRITE, "page", 0, b"b" * 4096))
    pages = [left(disk, tmp_path / str(number), 0.5)["page"] for number in range(8)]
    assert any(set(page) == set(b"ab") for page in pages)
    assert all(len(set(page[at : at + 512])) == 1 for page in pages for at in range(0, 4096, 512))


def test_a_file_cut_short_comes_back_when_that_was_not_flushed(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    (folder / "log").write_bytes(b"a" * 10)
    disk = played(folder, (Op.TRUNCATE, "log", 0, b""))
    assert left(disk, tmp_path / "none", 0.0) == {"log": b"a" * 10}
    assert left(disk, tmp_path / "all", 1.0) == {"log": b""}
