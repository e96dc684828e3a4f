"""What a person types is found in no file but those that were exported; nobody is called."""

import csv
import os
import socket
import sys
import tempfile
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_crm.queries import customers
from tests.end_to_end.person import CONTROL, SHIFT, Key, Person, files_below, run_program
from tests.end_to_end.test_foundation import PASSWORD, make_customer_file

#: Words that stand nowhere else on a computer.
NAME = "蘅芜藻鉴Qvexlorimpa"
PHONE = "13987650241"
NOTE = "薛涛笺上zibblefrontal"
DRAFT = "未尽之言jombriquaxel"
SEARCHED = "wyndelkropat"
IMPORTED, IMPORTED_PHONE = "锦瑟无端Trandovexil", "13987650252"
CANARIES = (NAME, PHONE, NOTE, DRAFT, SEARCHED, IMPORTED, IMPORTED_PHONE, PASSWORD)
_CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def pieces(canary: str) -> set[str]:
    """Return the canary and its parts of one script: an index may keep those."""
    latin = "".join(sign for sign in canary if sign.isascii())
    other = "".join(sign for sign in canary if not sign.isascii())
    return {canary, *(part for part in (latin, other) if len(part) >= 4)}


def found_in(path: Path) -> set[str]:
    """Return what of the canaries stands in a file, in any coding, wide digits too."""
    raw = path.read_bytes()
    found = set()
    folded = [raw.decode(coding, errors="ignore").casefold() for coding in _CODINGS[:3]]
    # UTF-16 may begin at an odd byte.
    folded += [raw[1:].decode(coding, errors="ignore").casefold() for coding in _CODINGS[1:3]]
    folded += [unicodedata.normalize("NFKC", text) for text in folded]
    for canary in CANARIES:
        for piece in pieces(canary):
            if any(piece.encode(coding) in raw for coding in _CODINGS) or any(
                piece.casefold() in text for text in folded
            ):
                found.add(piece)
    return found


def foreign_sockets() -> set[str]:
    """Return the sockets of this process that are no local ones."""
    local = {line.split()[6] for line in Path("/proc/net/unix").read_text().splitlines()[1:]}
    links = []
    for fd in list(Path("/proc/self/fd").iterdir()):
        try:
            links.append(str(fd.readlink()))
        except OSError:
            continue  # it was the one that lists them
    inodes = {link[8:-1] for link in links if link.startswith("socket:[")}
    return inodes - local


def work(person: Person, sheet: Path, exported: Path) -> None:
    make_customer_file(person, "en")
    person.click_word("FirstRun", "Start empty")
    person.wait(lambda: person.window.view is not None)
    person.press(Key.Key_N, CONTROL)
    person.dialog()
    person.write(NAME)
    person.type_into(person.word("Field", "Phone"), PHONE)
    person.press(Key.Key_Return, CONTROL)
    person.wait(lambda: QApplication.activeModalWidget() is None)
    person.wait_for(NAME)
    person.wait(lambda: person.window.view is not None and person.window.view.person() is not None)
    person.press(Key.Key_L, CONTROL)
    person.write(f"call {NOTE} #vip")
    person.press(Key.Key_Return, CONTROL)
    person.wait_for(NOTE)
    person.press(Key.Key_N, CONTROL)
    person.dialog()
    person.write(DRAFT)
    person.press(Key.Key_Escape)
    person.wait(lambda: QApplication.activeModalWidget() is None)
    person.press(Key.Key_I, CONTROL)
    person.type_into(person.word("Import", "Path of the file"), str(sheet))
    person.press(Key.Key_Return)
    person.click(person.word("Import", "Import %n customer(s)", 1))
    person.wait_for(person.word("Import", "The import is done"))
    person.press(Key.Key_2, CONTROL)
    person.press(Key.Key_F, CONTROL)
    person.write(SEARCHED)
    person.wait_for(person.word("Customers", "No customer matches."))
    person.press(Key.Key_A, CONTROL)
    person.press(Key.Key_Delete)
    person.click_row(NAME)
    person.wait(lambda: person.window.view.person().name == NAME)  # type: ignore[union-attr]  # open
    person.press(Key.Key_P, CONTROL)
    person.dialog()
    person.click_word("Pdf", "Save as…")
    person.save_as(exported)
    person.wait(lambda: QApplication.activeModalWidget() is None)
    assert person.read(customers.find, NAME)
    person.press(Key.Key_P, CONTROL)
    person.dialog()
    person.wait(lambda: any(person.sees(person.word("Pdf", "%n pages", n)) for n in (1, 2)))
    person.press(Key.Key_L, CONTROL | SHIFT)
    person.press(Key.Key_Escape)


@pytest.mark.long
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_nothing_that_was_typed_is_left_outside(
    qtbot: QtBot,
    qapp: QApplication,
    computer: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    families: set[int] = set()
    is_on = True

    def audit(event: str, args: tuple[object, ...]) -> None:
        # A hook stays for good; this one falls silent.
        if is_on and event == "socket.__new__" and isinstance(args[1], int):
            families.add(args[1])

    sys.addaudithook(audit)
    sheet, exported = tmp_path / "sheet.csv", tmp_path / "profile.pdf"
    with sheet.open("w", encoding="gb18030", newline="") as out:
        csv.writer(out).writerows((("客户名称", "手机"), (IMPORTED, IMPORTED_PHONE)))
    before = foreign_sockets()
    seen: list[dict[Path, set[str]]] = []

    def scan() -> None:
        temporary = Path(tempfile.gettempdir())
        places = (computer, temporary, tmp_path, Path(os.environ["XDG_RUNTIME_DIR"]))
        files = {path for path in files_below(*places) if path.is_file()} - {sheet, exported}
        assert any(path.suffix == ".db" or "crmvault" in str(path) for path in files)
        seen.append({path: found for path in files if (found := found_in(path))})

    def day(person: Person) -> None:
        work(person, sheet, exported)
        scan()  # while the program runs
        assert foreign_sockets() <= before

    run_program(qtbot, qapp, monkeypatch, day)
    is_on = False
    scan()
    assert seen == [{}, {}]
    assert families <= {socket.AF_UNIX}
    assert found_in(sheet) >= {IMPORTED, IMPORTED_PHONE}, "the search finds what is there"
