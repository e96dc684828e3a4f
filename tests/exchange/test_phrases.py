"""Words on paper come from the same translations as words on screen."""

from pathlib import Path

import pytest

from desktop_crm.domain.errors import Unavailable
from desktop_crm.exchange import phrases

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN"><context><name>Tier</name>
<message><source>Key</source><translation>重点</translation></message>
<message><source>Low</source><translation type="unfinished"></translation></message>
<message numerus="yes"><source>%n days</source><translation><numerusform>%n 天</numerusform>
</translation></message></context></TS>
"""


def test_finished_phrases_are_read(tmp_path: Path) -> None:
    """Context and English find the translation; what is unfinished stays English."""
    path = tmp_path / "x.ts"
    path.write_text(TS, encoding="utf-8")
    assert phrases.read(path) == {("Tier", "Key"): "重点"}


def test_a_missing_translation_is_said(tmp_path: Path) -> None:
    """A broken installation is a sentence, not a traceback."""
    with pytest.raises(Unavailable, match="Install the program again"):
        phrases.read(tmp_path / "none.ts")
    (tmp_path / "bad.ts").write_text("<TS>", encoding="utf-8")
    with pytest.raises(Unavailable, match="Install the program again"):
        phrases.read(tmp_path / "bad.ts")
