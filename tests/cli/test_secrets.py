"""Secrets as lines of standard input, or typed twice."""

import io
import sys

import click
import pytest

from desktop_crm.cli import secrets
from desktop_crm.cli.options import Options
from desktop_crm.cli.secrets import Secrets
from desktop_crm.domain.errors import Refused, Unavailable
from tests.cli.conftest import Windows


def given(monkeypatch: pytest.MonkeyPatch, lines: bytes, *, reads: bool = True) -> Secrets:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines), encoding="ascii"))
    return Secrets(Options(None, reads, True, False, Windows()))


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("密码 one\n".encode(), "密码 one"),
        (b"no end", "no end"),
        (b"windows\r\n", "windows"),
        ("\ufeffmark\n".encode(), "mark"),
        (b"  blanks  \n", "  blanks  "),
        (b"\n", ""),
    ],
)
def test_a_line_is_a_secret(monkeypatch: pytest.MonkeyPatch, line: bytes, secret: str) -> None:
    assert given(monkeypatch, line).passphrase() == secret


def test_one_secret_a_line_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    source = given(monkeypatch, b"first\nsecond\n")
    assert (source.passphrase(), source.new_passphrase()) == ("first", "second")
    with pytest.raises(Unavailable, match="ended before the new"):
        source.new_passphrase()


def test_what_is_no_text_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unavailable, match="not text in UTF-8"):
        given(monkeypatch, b"\xff\xfe\n").passphrase()


def test_a_person_is_asked_without_echo_and_twice_for_a_new_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, bool]] = []
    answers = iter(["one", "new", "new", "new", "other"])

    def prompt(text: str, *, hide_input: bool, **_rest: object) -> str:
        asked.append((text, hide_input))
        return next(answers)

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr(secrets, "is_terminal", lambda: True)
    source = given(monkeypatch, b"", reads=False)
    assert source.passphrase() == "one"
    assert source.new_passphrase() == "new"
    with pytest.raises(Refused, match="do not agree"):
        source.new_passphrase()
    assert [text for text, _ in asked[:3]] == [
        "The master password", "The new master password", "The new master password again",
    ]  # fmt: skip
    assert all(is_hidden for _, is_hidden in asked)
