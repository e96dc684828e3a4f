"""What reaches a terminal is text and nothing else."""

import json
from contextlib import redirect_stdout
from datetime import UTC, date, datetime, time
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.cli import output
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import Tier


@given(st.text())
def test_no_sign_steers_a_terminal(text: str) -> None:
    shown = output.shown(text)
    assert not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for sign in shown)
    assert "\u202e" not in shown


def test_writing_stays_what_it_is() -> None:
    assert output.shown("𠮷 株式会社 \n é") == "𠮷 株式会社 é"
    assert output.shown("👨\u200d👩") == "👨\u200d👩"
    assert output.shown("\x1b[31mred\x1b[0m") == "\ufffd[31mred\ufffd[0m"


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_json_is_one_value_without_steering_signs(found: dict[str, object]) -> None:
    stream = StringIO()
    with redirect_stdout(stream):
        output.value(found)
    text = stream.getvalue()
    assert json.loads(text) == found
    assert not any(ord(sign) < 32 and sign != "\n" for sign in text)
    assert not any(0x7F <= ord(sign) < 0xA0 for sign in text)


def test_json_knows_every_kind_of_value() -> None:
    assert output.plain(
        {
            "money": Money(12340),
            "on": date(2026, 11, 28),
            "at": datetime(2026, 11, 28, 9, tzinfo=UTC),
            "time": time(9, 30),
            "id": b"\x01" * 16,
            "tier": Tier.A,
            "path": Path("x"),
            "list": (1, None, True),
        }
    ) == {
        "money": {"amount": "123.40", "currency": "CNY"},
        "on": "2026-11-28",
        "at": "2026-11-28T09:00:00+00:00",
        "time": "09:30:00",
        "id": "01" * 16,
        "tier": "A",
        "path": "x",
        "list": [1, None, True],
    }


def test_columns_stand_below_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    output.table([("张三", "x"), ("Jo", "y"), (None, Money(100, "JPY"))], ("Name", "Rest"))
    assert capsys.readouterr().out == "Name  Rest\n张三  x\nJo    y\n      100 JPY\n"
    output.table([], ("Name",))
    assert capsys.readouterr().out == ""


def test_progress_is_for_terminals(capsys: pytest.CaptureFixture[str]) -> None:
    with output.progress("Reading") as progress:
        progress(1, 2)
    assert capsys.readouterr() == ("", "")
