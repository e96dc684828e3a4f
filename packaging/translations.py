"""Keep translations/*.ts in step with the sources.

python packaging/translations.py update           extract every message from the sources
python packaging/translations.py apply FILE...    merge translations, then extract
python packaging/translations.py missing          print what is not translated, as FILE wants it

FILE is JSON: {"Context": {"English": "中文"}}.
A message with a comment may be named "English [comment]".
A plural needs both languages: {"%n days": {"zh_CN": "%n 天", "en": ["%n day", "%n days"]}}.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parent.parent
CHINESE, ENGLISH = "zh_CN", "en"

Entry = str | dict[str, str | list[str]]
Entries = dict[str, dict[str, Entry]]


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks and return the exit code."""
    parser = argparse.ArgumentParser(description="Keep translations in step with the sources.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("update")
    verbs.add_parser("missing")
    verbs.add_parser("apply").add_argument("files", nargs="+", type=Path)
    chosen = parser.parse_args(arguments)
    folder = ROOT / "translations"
    if chosen.verb == "missing":
        print(json.dumps(missing(folder), ensure_ascii=False, indent=1))
        return 0
    update(folder)
    unknown = 0
    if chosen.verb == "apply":
        for path in chosen.files:
            entries: Entries = json.loads(path.read_text(encoding="utf-8"))
            for message in apply(entries, folder):
                print(f"{path.name}: no such message: {message}", file=sys.stderr)
                unknown += 1
        update(folder)
    return 1 if unknown else 0


def update(folder: Path, sources: Path = ROOT) -> None:
    """Extract every message of the sources into the .ts files of a folder."""
    files = sorted((sources / "desktop_crm").rglob("*.py"))
    for language, options in ((CHINESE, []), (ENGLISH, ["-pluralonly"])):
        command = [
            str(_lupdate()),
            *("-silent", "-no-obsolete", "-sort-messages", "-locations", "none"),
            *("-disable-heuristic", "sametext", "-disable-heuristic", "similartext"),
            *("-source-language", "en", "-target-language", language),
            *options,
            *map(str, files),
            *("-ts", str(ts_file(folder, language))),
        ]
        subprocess.run(command, check=True)


def apply(entries: Entries, folder: Path) -> list[str]:
    """Write translations into the .ts files and return the messages that are in none of them."""
    found: set[tuple[str, str]] = set()
    for language in (CHINESE, ENGLISH):
        path = ts_file(folder, language)
        tree = ElementTree.parse(path)  # noqa: S314  our own file
        for context, message in messages(tree):
            for key in keys(message):
                if key in entries.get(context, {}):
                    found.add((context, key))
                    _translate(message, entries[context][key], language)
                    break
        text = ElementTree.tostring(tree.getroot(), encoding="unicode")
        head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        path.write_text(f"{head}{text}\n", encoding="utf-8", newline="\n")
    asked = [(context, key) for context, texts in entries.items() for key in texts]
    return [f"{context}: {key}" for context, key in asked if (context, key) not in found]


def missing(folder: Path) -> Entries:
    """Return the messages without a translation, with empty translations to fill in."""
    gaps: Entries = {}
    for language in (CHINESE, ENGLISH):
        for context, message in messages(ElementTree.parse(ts_file(folder, language))):  # noqa: S314  our own file
            translation = message.find("translation")
            if translation is None or translation.get("type") != "unfinished":
                continue
            plural = message.get("numerus") == "yes"
            empty: Entry = ""
            if plural:
                empty = {CHINESE: "", ENGLISH: ["", ""]}
            gaps.setdefault(context, {})[keys(message)[0]] = empty
    return gaps


def messages(
    tree: "ElementTree.ElementTree[ElementTree.Element]",
) -> Iterator[tuple[str, ElementTree.Element]]:
    """Walk through the messages of a .ts file with the contexts they are in."""
    for context in tree.iterfind("context"):
        for message in context.iterfind("message"):
            yield context.findtext("name") or "", message


def keys(message: ElementTree.Element) -> list[str]:
    """Return the names by which a translation file may call a message, the longest first."""
    source, comment = message.findtext("source") or "", message.findtext("comment")
    return [f"{source} [{comment}]", source] if comment else [source]


def ts_file(folder: Path, language: str) -> Path:
    """Return the .ts file of a language."""
    return folder / f"desktop_crm_{language}.ts"


def _translate(message: ElementTree.Element, entry: Entry, language: str) -> None:
    text = entry.get(language) if isinstance(entry, dict) else entry
    if not text or (language == ENGLISH and not isinstance(entry, dict)):
        return
    translation = message.find("translation")
    if translation is None:
        translation = ElementTree.SubElement(message, "translation")
    translation.attrib.pop("type", None)
    for child in list(translation):
        translation.remove(child)
    if message.get("numerus") != "yes":
        translation.text = text if isinstance(text, str) else text[0]
        return
    translation.text = None
    for form in [text] if isinstance(text, str) else text:
        ElementTree.SubElement(translation, "numerusform").text = form


def _lupdate() -> Path:
    folder = Path(PySide6.__file__).parent
    return next(path for path in (folder / "lupdate", folder / "lupdate.exe") if path.exists())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
