"""The watch over the window sees what it is there for."""

from pathlib import Path

from tests.faults import gui
from tests.faults.desk import CANARY


def test_a_canary_in_a_file_is_found_in_any_coding(tmp_path: Path) -> None:
    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
        path = tmp_path / coding
        path.write_bytes(b"\x00\x01" + f"before {CANARY}7 after".encode(coding))
        assert gui._is_in(path)
    (tmp_path / "other").write_bytes(b"nothing")
    assert not gui._is_in(tmp_path / "other")


def test_files_opened_for_writing_and_connections_are_seen() -> None:
    calls = (
        'openat(AT_FDCWD, "/mnt/a b", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3\n'
        'openat(AT_FDCWD, "/etc/passwd", O_RDONLY|O_CLOEXEC) = 3\n'
        'open("/mnt/c", O_RDWR) = 3\n'
        'connect(5, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("1.2.3.4")}, 16)'
    )
    assert gui._OPENED.findall(calls) == ["/mnt/a b", "/mnt/c"]
    assert not gui._DEVICES.match("/dev/shm/left")  # noqa: S108
    assert gui._DEVICES.match("/dev/tty")
    assert [family for family, _ in gui._CALLED.findall(calls)] == ["AF_INET"]
