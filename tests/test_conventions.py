"""The sources keep the conventions of the house."""

import os
import re
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from importlib import import_module
from inspect import isfunction
from pathlib import Path, PurePosixPath
from pkgutil import iter_modules
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from sqlalchemy.orm import Session

import desktop_crm.queries
from tests.conventions import RULES, Rule, Source, parse

TOP_LEVEL = {
    *("desktop_crm", "resources", "translations", "tests", "packaging", "pyproject.toml", ".ci"),
    *("README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", ".gitignore"),
}
# Tests about the whole, beside the tree that mirrors the sources.
WHOLE_TESTS = {
    *("test_architecture", "test_conventions", "test_documentation"),
    *("test_packaging", "test_translations"),
}
WHOLE_FOLDERS = {"benchmarks", "faults", "fuzz", "end_to_end", "data"}
# Tests of the whole window.
WHOLE_WINDOW = {
    "test_start",
    "test_everything",
    "test_key_ring",
    "test_lock",
    "test_monkey",
    "test_workbench",
}
# Tests of all documents at once.
WHOLE_DOCUMENTS = {
    "test_boxes",
    "test_conventions",
    "test_golden",
    "test_hostile",
    "test_speed",
    "test_structure",
}
# Addresses that name a format or a law, or that lead nowhere.
ADDRESSES = {"www.w3.org", "schemas.openxmlformats.org", "ns.adobe.com", "purl.org"}
TEXT_ENDINGS = {*(".py", ".md", ".toml", ".ts", ".json", ".csv", ".txt", ".yml", ".sh", "")}
HEAVY = ("PySide6", "sqlalchemy", "sqlcipher3", "reportlab", "keyring", "cryptography", "pypinyin")

# Parts that other queries are made of, and a draft, which is what a form makes of it.
NO_ANSWERS = {
    *("criteria.where", "owners.joined", "plain_rows.rows", "drafts.draft"),
    *("facets.shelf", "facets.sets_of", "facets.snapshot"),
}
PLAIN = {*(bool, int, float, str, bytes, date, time, datetime, timedelta, Decimal, type(None))}
CONTAINERS = {tuple, list, dict, set, frozenset, Mapping, Sequence, Collection, Iterator}

# Imports every module and reports what it wrote, connected to or started while doing so.
IMPORT_EVERYTHING = """
import importlib, os, sys
seen = []
def hook(event, arguments):
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        if arguments[0] != os.devnull:
            seen.append(f"{event} {arguments[0]}")
    elif event in {"socket.connect", "sqlite3.connect", "subprocess.Popen", "os.mkdir"}:
        seen.append(f"{event} {arguments}")
sys.dont_write_bytecode = True
sys.addaudithook(hook)
for name in sys.argv[1:]:
    importlib.import_module(name)
print("\\n".join(seen))
"""


@pytest.fixture(scope="session")
def sources(checkout: Path) -> list[Source]:
    return [
        parse(path.relative_to(checkout).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted((checkout / "desktop_crm").rglob("*.py"))
    ]


@pytest.fixture(scope="session")
def tracked(checkout: Path) -> list[PurePosixPath]:
    """Return what git keeps; a source archive has no git and is not asked."""
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [PurePosixPath(line) for line in listed.stdout.splitlines()]


def offenders(rule: Rule, sources: list[Source]) -> set[str]:
    return {f"{source.path}: {what}" for source in sources for what in rule.offenders(source)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_convention_holds(rule: Rule, sources: list[Source]) -> None:
    found = offenders(rule, sources)
    assert sorted(found - rule.allowed) == []
    assert sorted(rule.allowed - found) == [], "an exception outlived its need"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_convention_is_noticed_when_broken(rule: Rule) -> None:
    assert offenders(rule, [parse(rule.offence_path, rule.offence)])


def test_loading_the_modules_leaves_no_trace(sources: list[Source], tmp_path: Path) -> None:
    printed = import_in_new_process(sources, tmp_path, IMPORT_EVERYTHING)
    assert printed.strip() == ""


def test_the_domain_loads_nothing_heavy(sources: list[Source], tmp_path: Path) -> None:
    domain = [source for source in sources if source.is_in("domain")]
    report = f"print(*sorted(set(sys.modules) & set({HEAVY})))"
    printed = import_in_new_process(domain, tmp_path, IMPORT_EVERYTHING + report)
    assert printed.strip() == ""


def import_in_new_process(sources: list[Source], folder: Path, program: str) -> str:
    modules = [
        ".".join(source.path.with_suffix("").parts).removesuffix(".__init__")
        for source in sources
        if source.path.name not in {"__main__.py", "env.py"}
    ]
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program, *modules],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_test_stands_where_its_source_does(checkout: Path) -> None:
    tests = checkout / "tests"
    lost = []
    for path in sorted(tests.rglob("test_*.py")):
        place = path.relative_to(tests)
        folders = {
            ".": WHOLE_TESTS,
            "documents": WHOLE_DOCUMENTS,
            "ui": {"test_gui_thread"},
            "ui/shell": WHOLE_WINDOW,
        }
        whole = folders.get(place.parent.as_posix(), ())
        if place.parts[0] in WHOLE_FOLDERS or path.stem in whole:
            continue
        name = path.stem.removeprefix("test_")
        source = checkout / "desktop_crm" / place.parent
        if not any((source / found).exists() for found in (f"{name}.py", f"{name}/__init__.py")):
            lost.append(place.as_posix())
    assert lost == []


def test_the_top_level_is_small(tracked: list[PurePosixPath]) -> None:
    assert {path.parts[0] for path in tracked} - TOP_LEVEL == set()


def test_nothing_built_is_kept(tracked: list[PurePosixPath]) -> None:
    built = [
        str(path)
        for path in tracked
        if path.suffix in {".qm", ".pyc", ".ui", ".qrc", ".so"}
        or re.fullmatch(r"ui_.*\.py|.*_rc\.py", path.name)
    ]
    assert built == []


def test_no_file_knows_a_machine(checkout: Path, tracked: list[PurePosixPath]) -> None:
    places = re.compile(r"(?<![\w.\"'])/(?:work|root|home/\w+|Users/\w+)/|/tmp/(?=\w)")
    address = re.compile(r"https?://([\w.-]+)")
    found = []
    for path in tracked:
        if path.suffix not in TEXT_ENDINGS or not (checkout / path).is_file():
            continue
        text = (checkout / path).read_text(encoding="utf-8", errors="replace")
        found += [f"{path}: {match.group()}" for match in places.finditer(text)]
        found += [
            f"{path}: {match.group()}"
            for match in address.finditer(text)
            if match.group(1) not in ADDRESSES
            and not re.search(r"(^|\.)example(\.\w+)?$|\.(test|invalid)$", match.group(1))
        ]
    assert found == []


def is_plain(kind: object) -> bool:
    """Tell whether a type is a frozen value, a plain one, or a collection of such."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType, *CONTAINERS}:
        return all(part is Ellipsis or is_plain(part) for part in inside)
    if not isinstance(kind, type) or kind in PLAIN:
        return kind in PLAIN
    is_frozen = is_dataclass(kind) and kind.__dataclass_params__.frozen  # type: ignore[attr-defined]  # typeshed hides it
    return is_frozen or issubclass(kind, Enum) or (issubclass(kind, tuple) and kind is not tuple)


def test_queries_answer_with_values() -> None:
    wrong = set()
    for found in iter_modules(desktop_crm.queries.__path__):
        module = import_module(f"desktop_crm.queries.{found.name}")
        for name, function in vars(module).items():
            if name.startswith("_") or getattr(function, "__module__", "") != module.__name__:
                continue
            if isfunction(function) and not is_plain(get_type_hints(function).get("return")):
                wrong.add(f"{found.name}.{name}")
    assert wrong == NO_ANSWERS


def test_an_entity_is_no_value() -> None:
    @dataclass
    class Changeable:
        name: str

    assert is_plain(tuple[str, ...])
    assert is_plain(dict[str, int] | None)
    assert not is_plain(Changeable)
    assert not is_plain(tuple[Changeable, ...])
    assert not is_plain(Session)
    assert not is_plain(object)
    assert not is_plain(list)
