"""Where a person's own files are."""

from pathlib import Path

import pytest

from desktop_crm.services import places


def test_the_vault_meant_is_named_or_last_or_default(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert places.vault_folder() == places.default_vault()
    assert home in places.default_vault().parents
    places.remember_vault(tmp_path / "客户 库")
    assert places.vault_folder() == tmp_path / "客户 库"
    monkeypatch.setenv(places.VARIABLE, str(tmp_path / "named"))
    assert places.vault_folder() == tmp_path / "named"


def test_what_was_used_last_can_be_forgotten(tmp_path: Path) -> None:
    places.remember_vault(tmp_path / "a", tmp_path)
    assert places.last_vault(tmp_path) == tmp_path / "a"
    places.remember_vault(None, tmp_path)
    assert places.last_vault(tmp_path) is None


def test_a_place_that_cannot_be_written_or_read_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    places.remember_vault(tmp_path / "a", tmp_path / "file")
    assert places.last_vault(tmp_path / "file") is None
    (tmp_path / "last-vault").write_bytes(b"\xff\xfe\x00")
    assert places.last_vault(tmp_path) is None
