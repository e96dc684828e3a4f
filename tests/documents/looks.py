"""Looks for tests: both languages on both papers."""

import json
from datetime import UTC
from functools import cache
from pathlib import Path

from desktop_crm.documents.styles import Look, translator


@cache
def chinese_phrases() -> dict[tuple[str, str], str]:
    table = json.loads(Path(__file__).with_name("zh.json").read_text(encoding="utf-8"))
    return {
        (context, english): chinese
        for context, phrases in table.items()
        for english, chinese in phrases.items()
    }


def look(language: str = "en", paper: str = "A4", *, mask: bool = False) -> Look:
    return Look(
        language=language,
        translate=translator(chinese_phrases() if language == "zh_CN" else {}),
        paper=paper,
        mask=mask,
        recipient="Li Ming" if mask else "",
        zone=UTC,
    )
