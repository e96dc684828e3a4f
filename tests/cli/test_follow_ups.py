"""Logging, planning and completing on the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ZEPHYR = "Zephyr Cold Storage"


def test_a_line_names_its_customer(run: Run, shop: Path) -> None:
    told = run("log", "拜访 张三 报价偏高 周五回访 #价格", "--json").json
    assert (told["customer"], told["kind"], told["tags"]) == ("张三", "VISIT", ["价格"])
    assert "张三" not in told["text"]
    assert told["follow_up"]
    card = run("show", "张三", "--json").json
    assert card["interactions"][0]["text"] == told["text"]
    assert card["interactions"][0]["kind"] == "VISIT"
    assert card["next_follow_up_on"] == told["next_follow_up_on"]
    assert run("undo").out.startswith("Undone: Log")
    assert run("show", "张三", "--json").json["interactions"] == []


@pytest.mark.parametrize(
    ("line", "customer", "text"),
    [
        ("call Zephyr Cold Storage wants samples", ZEPHYR, "wants samples"),
        ("电话 C-3 要样品", ZEPHYR, "要样品"),
        ("Zephyr asks for a quote", ZEPHYR, "asks for a quote"),
    ],
)
def test_a_customer_is_found_by_name_or_number(
    run: Run, shop: Path, line: str, customer: str, text: str
) -> None:
    told = run("log", line, "--json").json
    assert (told["customer"], told["text"]) == (customer, text)


def test_a_complaint_becomes_feedback(run: Run, shop: Path) -> None:
    told = run("log", "投诉 漏水", "--customer", "C-1", "--json").json
    assert (told["kind"], told["interaction"]) == ("COMPLAINT", None)
    assert run("list", "--filter", "complaint:open", "--json").json["total"] == 1


@pytest.mark.parametrize("line", ["电话 没有这个人", "  ", "拜访"])
def test_a_line_without_a_customer_is_refused(run: Run, shop: Path, line: str) -> None:
    run("log", line, code=3)
    assert run("history", "--json").json[0]["label"] == "Plan follow-up"


def test_a_follow_up_is_planned(run: Run, shop: Path) -> None:
    told = run(
        "remind", "C-1", "tomorrow 15:00", "send samples", "--kind", "task", "--repeat", "p2w",
        "--json",
    ).json  # fmt: skip
    assert (told["title"], told["kind"], told["due_time"]) == ("send samples", "TASK", "15:00:00")
    assert told["repeat_rule"] == "P2W"
    assert run("remind", "C-1", "2031-03-01", "later").out.startswith("2031-03-01  深圳")
    assert "is not a day" in run("remind", "C-1", "someday", "x", code=3).err
    assert "Enter what is to be done" in run("remind", "C-1", "tomorrow", " ", code=3).err
    assert "not a repetition" in run("remind", "C-1", "tomorrow", "x", "--repeat", "2", code=3).err


def test_a_follow_up_is_completed_by_id_or_customer(run: Run, shop: Path) -> None:
    told = run("done", ZEPHYR, "--outcome", "ok", "--next", "2031-03-03", "--json").json
    assert (told["state"], told["outcome"], told["title"]) == ("DONE", "ok", "call back")
    assert told["next"]["due_on"] == "2031-03-03"
    assert "Done: Zephyr" in run("done", told["next"]["id"]).out
    assert "no open follow-up" in run("done", ZEPHYR, code=3).err
    assert "not open any more" in run("done", told["id"], code=3).err


def test_several_open_follow_ups_need_an_id(run: Run, shop: Path) -> None:
    run("remind", "C-3", "2031-01-01", "later")
    run("done", "C-3")
    for title in ("one", "two"):
        run("remind", "C-1", "2031-01-01", title)
    said = run("done", "C-1", code=3).err
    assert "one" in said
    assert "two" in said


def test_reminders_have_the_promised_shape(run: Run, shop: Path) -> None:
    run("remind", "C-1", "2031-05-05", "visit")
    (told,) = run("reminders", "--from", "2031-05-01", "--to", "2031-05-31", "--json").json
    expected = {
        "on": "2031-05-05", "kind": "follow-up", "customer": "深圳市云栖水务有限公司",
        "external_id": "C-1", "title": "visit",
    }  # fmt: skip
    assert {name: told[name] for name in expected} == expected
    assert run("reminders", "--json").json == []
    assert "is not a day" in run("reminders", "--from", "soon", code=3).err
    assert "before the first" in run(
        "reminders", "--from", "2031-05-02", "--to", "2031-05-01", code=3
    ).err  # fmt: skip
