"""A second start hands over and ends."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_crm.ui.shell.single_instance import InstanceServer, hand_over, server_name


@pytest.fixture
def name(tmp_path: Path) -> str:
    return str(tmp_path / "s")


def test_nobody_listens(qtbot: QtBot, name: str) -> None:
    assert not hand_over("x", name)


def test_the_first_window_hears_the_second_start(qtbot: QtBot, name: str) -> None:
    server = InstanceServer(name)
    assert server.is_listening
    with qtbot.waitSignal(server.asked) as heard:
        assert hand_over("/home/李/客户.crmvault", name)
    assert heard.args == ["/home/李/客户.crmvault"]
    server.close()


def test_a_socket_left_behind_is_taken_over(qtbot: QtBot, name: str) -> None:
    Path(name).touch()
    server = InstanceServer(name)
    assert server.is_listening
    server.close()


def test_the_socket_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert Path(server_name()).parent == tmp_path
