"""Rules that keep documents safe and whole."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_crm.documents.styles import Look
from tests.documents import papers
from tests.documents.looks import chinese_phrases, look

DRAWING = {"drawString", "drawRightString", "drawCentredString", "beginText", "drawText"}
MARKUP = {"Paragraph", "XPreformatted", "HTMLParser", "parseText"}


def modules(checkout: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((checkout / "desktop_crm/documents").glob("*.py")):
        yield path.name, ast.parse(path.read_text(encoding="utf-8"))


def names(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.alias):
            found.update(node.name.split("."))
    return found


def test_only_the_painter_draws_and_nobody_reads_markup(checkout: Path) -> None:
    for name, tree in modules(checkout):
        used = names(tree)
        assert not used & MARKUP, name
        assert not used & {"platypus", "graphics"}, name
        assert name == "page.py" or not used & DRAWING, name


def test_every_phrase_has_a_translation(checkout: Path) -> None:
    phrases = chinese_phrases()
    marked = set()
    for _, tree in modules(checkout):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QT_TRANSLATE_NOOP":
                context, text = (ast.literal_eval(argument) for argument in node.args)
                marked.add((context, text))
    assert len(marked) > 100
    for key in marked:
        assert phrases.get(key), key
        english, chinese = key[1], phrases[key]
        places = {part.split("}")[0] for part in english.split("{")[1:]}
        assert {part.split("}")[0] for part in chinese.split("{")[1:]} == places, key


class Listener:
    """A translator that notes what it could not translate."""

    def __init__(self) -> None:
        self.unknown: set[tuple[str, str]] = set()
        self._phrases = chinese_phrases()

    def __call__(self, context: str, text: str) -> str:
        if (context, text) not in self._phrases and context != "UseCase":
            self.unknown.add((context, text))
        return self._phrases.get((context, text), text)


@pytest.mark.parametrize("kind", papers.KINDS)
def test_a_chinese_document_is_chinese_throughout(kind: str) -> None:
    listener = Listener()
    papers.KINDS[kind](Look(language="zh_CN", translate=listener, zone=look().zone))
    assert listener.unknown == set()
