"""What the documents say is so: keys, rooms, dependencies and links."""

import re
import tomllib
from pathlib import Path

import pytest

from desktop_crm.ui.kit.actions import COMMANDS

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "desktop_crm/README.md")


def read(checkout: Path, document: str) -> str:
    return (checkout / document).read_text(encoding="utf-8")


def test_the_keys_are_those_of_the_program(checkout: Path) -> None:
    section = read(checkout, "README.md").split("## Keys")[1].split("\n## ")[0]
    tables = "".join(line for line in section.splitlines() if line.startswith("|"))
    told = set(re.findall(r"`([^`]+)`", tables))
    assert told == {key for command in COMMANDS for key in command.keys}


def test_the_map_names_every_room(checkout: Path) -> None:
    drawn = re.findall(r"^ {2,4}(\w+)/ ", read(checkout, "desktop_crm/README.md"), re.MULTILINE)
    top = checkout / "desktop_crm"
    rooms = {path.parent for path in [*top.glob("*/__init__.py"), *top.glob("ui/*/__init__.py")]}
    assert sorted(drawn) == sorted(room.name for room in rooms)


def test_every_dependency_is_told_with_its_licence(checkout: Path) -> None:
    project = tomllib.loads(read(checkout, "pyproject.toml"))["project"]
    names = [re.split(r"[=\[]", text)[0] for text in project["dependencies"]]
    rows = read(checkout, "desktop_crm/README.md").split("### Dependencies")[1].splitlines()
    told = {name for row in rows if row.startswith("|") for name in row.split("|")[1].split(",")}
    assert sorted(names) == sorted(name.strip() for name in told if name.strip() in names)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_and_files_exist(checkout: Path, document: str) -> None:
    text, folder = read(checkout, document), (checkout / document).parent
    links = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
    files = re.findall(r"`((?:tests|packaging|desktop_crm)/[\w/.]+)`", text)
    missing = [link for link in links if not (folder / link).exists()]
    assert missing + [file for file in files if not (checkout / file).exists()] == []
