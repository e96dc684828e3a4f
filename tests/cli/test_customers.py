"""Listing, showing, adding and changing customers."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def names(run: Run, *options: str) -> list[str]:
    return [item["name"] for item in run("list", *options, "--json").json["customers"]]


CLOUD, ZHANG, ZEPHYR = "深圳市云栖水务有限公司", "张三", "Zephyr Cold Storage"


def test_the_list_has_the_promised_shape(run: Run, shop: Path) -> None:
    found = run("list", "--text", "云栖", "--json").json
    assert found["total"] == 1
    (item,) = found["customers"]
    expected = {
        "external_id": "C-1",
        "name": CLOUD,
        "kind": "COMPANY",
        "tier": "A",
        "stage": "LEAD",
        "tags": ["展会2026"],
        "next_follow_up_on": None,
        "last_contact_on": None,
        "company": None,
        "city": "深圳",
        "industry": "Machinery",
        "phone": "138 0013 8000",
    }
    assert {name: item[name] for name in expected} == expected
    assert len(bytes.fromhex(item["id"])) == 16


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], [ZEPHYR, CLOUD, ZHANG]),
        (["--sort", "name"], [CLOUD, ZEPHYR, ZHANG]),
        (["--sort", "tier", "--limit", "2"], [CLOUD, ZHANG]),
        (["--limit", "0"], []),
        (["--tier", "a"], [CLOUD]),
        (["--tier", "A", "--tier", "B", "--sort", "tier"], [CLOUD, ZHANG]),
        (["--tag", "展会2026"], [CLOUD]),
        (["--tag", "展会2026", "--tag", "price TALK", "--sort", "tier"], [CLOUD, ZHANG]),
        (["--tag", "展会2026", "--tier", "B"], []),
        (["--stage", "lead", "--text", "138001"], [CLOUD]),
        (["--due", "overdue"], [ZEPHYR]),
        (["--due", "week"], []),
        (["--text", "szsyq"], [CLOUD]),
        (["--filter", "tier:none"], [ZEPHYR]),
        (["--filter", 'tag:展会2026,"price talk" -tier:A'], [ZHANG]),
        (["--filter", "kind:person acme"], [ZHANG]),
        (["--filter", "industry:机械制造"], [CLOUD]),
    ],
)
def test_options_narrow_the_list(
    run: Run, shop: Path, options: list[str], expected: list[str]
) -> None:
    assert names(run, *options) == expected


def test_the_list_for_people(run: Run, shop: Path) -> None:
    done = run("list", "--sort", "name", "--limit", "2")
    assert done.out.splitlines()[0].split() == [
        "ID", "Name", "Tier", "Stage", "Next", "Phone", "Tags",
    ]  # fmt: skip
    assert done.out.splitlines()[1].startswith(f"C-1  {CLOUD}")
    assert done.err == "2 of 3 shown.\n"


def test_what_does_not_fit_is_refused(run: Run, shop: Path) -> None:
    assert "There is no tag nobody" in run("list", "--tag", "nobody", code=3).err
    assert "no filter colour" in run("list", "--filter", "colour:red", code=3).err
    assert "No customer is called nobody" in run("show", "nobody", code=3).err
    run("add", "张三丰")
    run("add", "李四丰")
    assert "may mean several" in run("show", "丰", code=3).err


def test_a_card_is_shown_whole(run: Run, shop: Path) -> None:
    card = run("show", "C-3", "--json").json
    assert card["name"] == ZEPHYR
    assert card["methods"][0]["value"] == "+44 20 7946 0958"
    assert card["follow_ups"][0]["title"] == "call back"
    for part in ("contacts", "interactions", "feedback", "purchases", "tags", "originals"):
        assert card[part] == []
    text = run("show", card["id"]).out
    assert text.startswith("Zephyr Cold Storage (C-3)\n")
    assert "2020-01-06 · call back · Open" in text


def test_a_new_card_is_printed(run: Run) -> None:
    card = run(
        "add", "Acme  Ltd", "--short-name", "Acme", "--tier", "c", "--note", "line 1\nline 2",
        "--verified-on", "2026-11-01", "--do-not-contact", "yes", "--phone", "1", "--phone", "2",
        "--wechat", "acme", "--tag", "x", "--tag", "y", "--json",
    ).json  # fmt: skip
    assert (card["name"], card["tier"], card["verified_on"]) == ("Acme Ltd", "C", "2026-11-01")
    assert card["note"] == "line 1\nline 2"
    assert card["do_not_contact"] is True
    assert [(row["value"], row["is_primary"]) for row in card["methods"]] == [
        ("1", True), ("acme", True), ("2", False),
    ]  # fmt: skip
    assert [tag["name"] for tag in card["tags"]] == ["x", "y"]


def test_a_likely_duplicate_is_told_and_added(run: Run, shop: Path) -> None:
    done = run("add", "云栖水务", "--phone", "13800138000")
    assert f"Looks like {CLOUD} (C-1)." in done.err
    assert len(names(run)) == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "  "], "A customer needs a name."),
        (["add", "x", "--verified-on", "soon"], "soon is not a date"),
        (["edit", "C-1"], "at least one field"),
        (["edit", "C-1", "--tier", "B", "--clear", "tier"], "set and cleared"),
        (["edit", "C-1", "--name", ""], "A customer needs a name."),
        (["tag", "C-1", "nobody", "--remove"], "There is no tag nobody"),
        (["tag", "C-1", " "], "A tag needs a name."),
    ],
)
def test_a_rule_says_no(run: Run, shop: Path, arguments: list[str], said: str) -> None:
    done = run(*arguments, code=3)
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert said in done.err


def test_editing_prints_the_card_as_it_is_then(run: Run, shop: Path) -> None:
    card = run(
        "edit", "C-1", "--region-city", "广州", "--clear", "tier", "--industry", "Electronics",
        "--external-id", "C-9", "--json",
    ).json  # fmt: skip
    assert (card["region_city"], card["tier"], card["industry"]) == ("广州", None, "Electronics")
    run("undo")
    assert run("show", "C-1", "--json").json["tier"] == "A"


def test_tags_come_and_go(run: Run, shop: Path) -> None:
    assert run("tag", "C-3", "新", "PRICE TALK", "--json").json["tags"] == ["新", "Price talk"]
    assert run("tag", "C-3", "新", "--remove").out == "Zephyr Cold Storage: Price talk\n"


def test_a_name_cannot_steer_the_terminal(run: Run) -> None:
    done = run("add", "Evil\x1b]0;title\x07 \u202eeman")
    assert "\x1b" not in done.out + run("list").out
    assert "\u202e" not in done.out
