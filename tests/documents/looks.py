"""Looks for tests: both languages on both papers, in the words the program ships."""

from collections.abc import Mapping
from datetime import UTC
from functools import cache
from pathlib import Path

from desktop_crm.documents.styles import Look, translator
from desktop_crm.exchange import phrases

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"


@cache
def chinese_phrases() -> Mapping[tuple[str, str], str]:
    return phrases.read(TRANSLATIONS / "desktop_crm_zh_CN.ts")


def look(language: str = "en", paper: str = "A4", *, mask: bool = False) -> Look:
    return Look(
        language=language,
        translate=translator(chinese_phrases() if language == "zh_CN" else {}),
        paper=paper,
        mask=mask,
        recipient="Li Ming" if mask else "",
        zone=UTC,
    )
