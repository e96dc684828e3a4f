import os
from pathlib import Path

import pytest

from desktop_crm.storage import private_files

unix = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")


@unix
def test_what_is_made_is_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "deep"
    private_files.make_folder(folder)
    private_files.create(folder / "a", b"x")
    private_files.copy(folder / "a", folder / "b")
    private_files.replace(b"y", folder / "a", folder / "c")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert [(folder / name).read_bytes() for name in "abc"] == [b"y", b"x", b"y"]


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        private_files.create(tmp_path / "a", b"new")
    with pytest.raises(FileExistsError):
        private_files.copy(tmp_path / "b", tmp_path / "a")
    draft = tmp_path / "draft"
    draft.mkdir()
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter").touch()
    with pytest.raises(FileExistsError):
        private_files.publish_folder(draft, full)
    assert (tmp_path / "a").read_bytes() == b"old"
    assert (full / "letter").exists()


def test_the_litter_of_a_killed_write_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "a.tmp").write_bytes(b"half")
    private_files.replace(b"whole", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_folder_gets_its_name_in_one_step(tmp_path: Path) -> None:
    draft, empty = tmp_path / "draft", tmp_path / "named"
    for folder in (draft, empty):
        folder.mkdir()
    (draft / "a").touch()
    private_files.publish_folder(draft, empty)
    assert [path.name for path in tmp_path.rglob("*")] == ["named", "a"]
