"""The text of every document as it lies on the page, and that it never changes by itself.

To accept a change on purpose, run with DESKTOP_CRM_REWRITE_GOLDEN=1 and read the difference.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents import papers, reading
from tests.documents.looks import look

PROGRAM = """
import hashlib
from tests.documents import papers
from tests.documents.looks import look
print(hashlib.sha256(papers.KINDS["profile"](look("zh_CN")).pdf).hexdigest())
"""


@pytest.mark.parametrize("kind", papers.KINDS)
@pytest.mark.parametrize(("language", "paper"), papers.PLACES)
def test_text_on_the_page(kind: str, language: str, paper: str, checkout: Path) -> None:
    found = reading.poppler_text(papers.KINDS[kind](look(language, paper)).pdf, "-layout")
    golden = checkout / "tests/data/golden/documents" / f"{kind}-{language}-{paper}.txt"
    if os.environ.get("DESKTOP_CRM_REWRITE_GOLDEN"):
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


def test_the_same_bytes_in_another_process(checkout: Path) -> None:
    here = [papers.KINDS["profile"](look("zh_CN")).pdf for _ in range(2)]
    assert here[0] == here[1]
    there = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM],
        cwd=checkout,
        env={**os.environ, "PYTHONHASHSEED": "5", "PYTHONPATH": str(checkout)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert there.stdout.strip() == hashlib.sha256(here[0]).hexdigest()
