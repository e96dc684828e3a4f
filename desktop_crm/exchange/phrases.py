"""Reads the translations themselves, for words on paper and in files that no screen shows."""

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as Xml

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP


def read(path: Path) -> Mapping[tuple[str, str], str]:
    """Return (context, English) -> translation of a Qt Linguist .ts file; plurals are left out.

    Raises:
        Unavailable: the file is missing or no .ts file; the installation is broken.
    """
    phrases: dict[tuple[str, str], str] = {}
    try:
        # The file is part of the program, as trusted as its code.
        root = Xml.fromstring(path.read_bytes())  # noqa: S314
    except (OSError, Xml.ParseError) as problem:
        raise Unavailable(
            Fault.FILE_UNREADABLE,
            QT_TRANSLATE_NOOP(
                "Faults", "The translation {name} is missing. Install the program again."
            ),
            name=path.name,
        ) from problem
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.text and message.get("numerus") != "yes":
                phrases[name, message.findtext("source", "")] = translation.text
    return phrases
