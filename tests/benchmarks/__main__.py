"""Measures the program against floors of the same run: ratios are judged, milliseconds are not.

Run: python -m tests.benchmarks [--size 10k|20k|100k|1m] [--only NAME ...] [--json FILE]

Times are milliseconds of CPU unless a name says wall. A keystroke has no floor: a person waits.
"""

import argparse
import hashlib
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import reduce
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.words import Tier
from desktop_crm.queries import customer_rows, facets, listing, plain_rows, search
from desktop_crm.services import demo, unit_of_work
from desktop_crm.storage.keys import SlotKind
from desktop_crm.storage.vault import Vault, create, open_with
from tests.benchmarks import bringing_in, changing, generate, looking, starting, taking_out
from tests.benchmarks.generate import TODAY
from tests.benchmarks.measuring import LONG_ROUNDS, Pair, Result, judge, result
from tests.benchmarks.vaults import CHEAP, PASSPHRASE, filled

SIZES: Final = {"2k": 2_000, "10k": 10_000, "20k": 20_000, "100k": 100_000, "1m": 1_000_000}
_ROWS_OF_THE_SHEET: Final = 3_000
_KEYS_EACH: Final = 10
PAGE: Final = 50
_RARE: Final = frozenset({"zh2", "zh3", "d4", "d8", "nohit2", "nohit4"})
_CHOSEN: Final = 3


def type_to_page(session: Session, rows: list[generate.Made]) -> Iterator[Pair]:
    """From text to rows that say why, against the statements alone."""

    def product(text: str) -> None:
        found = listing.listing(session, Criteria(text=text), Sort.BEST_MATCH, today=TODAY)
        customer_rows.page(session, found.numbers[:PAGE], text=text, today=TODAY)

    def floor(text: str) -> None:
        """The statements of the plan, and nothing made of what they return."""
        hits = search.intersection(map(search.customers, search.terms(text)))
        numbers = plain_rows.numbers(session, hits.sql, *hits.parameters)
        if len(numbers) <= listing.RANKED:
            plain_rows.rows(session, listing._TEXTS, json.dumps(numbers))
        else:
            numbers = plain_rows.numbers(
                session,
                "SELECT c.n AS n FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value "
                "ORDER BY c.sort_key",
                json.dumps(numbers),
            )
        page = json.dumps(numbers[:PAGE])
        plain_rows.rows(session, customer_rows._PAGE.format(group="(c.id)"), page)
        plain_rows.rows(session, customer_rows._TAGS, page)
        plain_rows.rows(session, customer_rows._CHILDREN.format(group="(c.id)"), page)

    for name, texts in generate.queries(rows, each=6).items():
        yield Pair(f"type_to_page {name}", _each(product, texts, session), _each(floor, texts), 2)


def search_against_scan(session: Session, rows: list[generate.Made]) -> Iterator[Pair]:
    """The whole sorted answer against a scan of the search texts."""

    def product(text: str) -> None:
        listing.listing(session, Criteria(text=text), Sort.NAME, today=TODAY)

    def floor(text: str) -> None:
        for term in search.terms(text):
            plain_rows.numbers(session, "SELECT n FROM search_text WHERE instr(t, ?)", term.text)

    for name, texts in generate.queries(rows, each=6).items():
        goal = 0.3 if name in _RARE else 0.8
        pair = _each(product, texts, session), _each(floor, texts)
        yield Pair(f"search_against_scan {name}", *pair, goal)


def tag_click(session: Session, rows: list[generate.Made]) -> Iterator[Pair]:
    """Page and counts of a chosen tag, tier and text, against bare bits and rows."""
    del rows
    groups = facets.groups_of(session, facets.snapshot(session, TODAY))
    tags = sorted(groups.sets[facets.Facet.TAG], key=lambda tag: groups.sets[facets.Facet.TAG][tag])
    order = listing.listing(session, Criteria(), Sort.NAME, today=TODAY).numbers
    highest = max(order)

    def product(criteria: Criteria) -> None:
        found = listing.listing(session, criteria, Sort.NAME, today=TODAY)
        facets.counts(session, criteria, today=TODAY)
        customer_rows.page(session, found.numbers[:PAGE], today=TODAY)

    def floor(criteria: Criteria) -> None:
        chosen = [groups.sets[facets.Facet.TAG][tag] for tag in criteria.tags_all]
        if criteria.tiers:
            chosen.append(groups.sets[facets.Facet.TIER][Tier.B])
        bits = reduce(lambda left, right: left & right, chosen, groups.live)
        for members in groups.sets.values():
            for value in members.values():
                (value & bits).bit_count()
        page = json.dumps(facets.walk(order, bits, highest)[:PAGE])
        plain_rows.rows(session, customer_rows._PAGE.format(group="(c.id)"), page)
        plain_rows.rows(session, customer_rows._TAGS, page)

    for count in range(1, _CHOSEN + 1):
        chosen = frozenset(tags[-count:])
        for tiers in (frozenset[Tier | None](), frozenset[Tier | None]({Tier.B})):
            criteria = Criteria(tags_all=chosen, tiers=tiers)
            name = f"tag_click {count} tags{' + tier' if tiers else ''}"
            yield Pair(name, lambda c=criteria: product(c), lambda c=criteria: floor(c), 2)  # type: ignore[misc]


def start_to_list(count: int, folder: Path) -> Iterator[Result]:
    """From the start of the process to the first painted list, the passphrase handed in."""
    del count
    vault = create(folder / "demo.crmvault", PASSPHRASE, kdf=CHEAP)
    unit_of_work.write(vault, demo.fill, today=bringing_in.NOW.date(), now=bringing_in.NOW)
    vault.close()

    def product() -> starting.Start:
        return starting.start("product", folder, str(vault.folder), secret=PASSPHRASE)

    def floor() -> starting.Start:
        return starting.start("floor", folder)

    product(), floor()  # both find their modules compiled from now on
    pairs = [(product(), floor()) for _ in range(LONG_ROUNDS)]
    for what in ("cpu", "wall"):
        ours, theirs = ([getattr(each, what) for each in side] for side in zip(*pairs, strict=True))
        yield result(f"start_to_list {what}", ours, theirs, 1.5)


def import_gb18030_3000(count: int, folder: Path) -> Iterator[Result]:
    """A predecessor's sheet, against `executemany` of the same rows, journal and all."""
    del count
    yield _imported("import_gb18030_3000", _ROWS_OF_THE_SHEET, folder, 15, with_index=False)


def import_csv(count: int, folder: Path) -> Iterator[Result]:
    """A sheet as large as the vault, against its rows and its search index written raw."""
    yield _imported("import_csv", min(count, 100_000), folder, 1.4, with_index=True)


def _imported(name: str, count: int, folder: Path, goal: float, *, with_index: bool) -> Result:
    sheet = folder / f"{count}.csv"
    sheet.write_bytes(bringing_in.sheet(generate.customers(count)))
    fresh = (folder / f"{name}-{number}.crmvault" for number in range(1_000))
    rows = bringing_in.imported(next(fresh), sheet)
    ours, theirs = [], []
    for _ in range(LONG_ROUNDS):
        ours.append(
            bringing_in.spent(next(fresh), lambda vault: bringing_in.bring_in(vault, sheet))
        )
        theirs.append(
            bringing_in.spent(
                next(fresh), lambda vault: bringing_in.store(vault, rows, with_index=with_index)
            )
        )
    return result(name, ours, theirs, goal)


def keystroke_to_paint(count: int, folder: Path) -> Iterator[Result]:
    """From a key in the search box to the painted hits, in a real window; wall time."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only this one needs a window

    from desktop_crm.ui.kit.immortal import keep_none_alive  # noqa: PLC0415
    from tests.benchmarks.typing_keys import Typist  # noqa: PLC0415

    keep_none_alive()
    application = QApplication(["benchmarks"])
    typist = Typist(application, vault_of(count), folder)
    rows = list(generate.customers(min(count, 20_000)))
    for name, texts in generate.queries(rows, each=_KEYS_EACH).items():
        keys = [typist.time(text) for text in texts]
        yield result(f"keystroke_to_paint {name} wall", [key.wall for key in keys])
        yield result(f"keystroke_to_paint {name} cpu", [key.cpu for key in keys])
        yield result(f"  longest block {name} wall", [key.longest_block for key in keys])
    typist.close()


def export(count: int, folder: Path) -> Iterator[Result]:
    """All customers written to files, against their rows written raw."""
    del folder
    vault = vault_of(count)
    yield from taking_out.exports(vault, count)
    vault.close()


def backup(count: int, folder: Path) -> Iterator[Result]:
    """A verified copy, against a plain one."""
    vault = vault_of(count)
    yield from taking_out.backup(vault, folder)
    vault.close()


#: Scenarios that read one vault in one thread.
READING: Final = {
    "type_to_page": type_to_page,
    "tag_click": tag_click,
    "search_against_scan": search_against_scan,
    "open_card": looking.open_card,
    "timeline": looking.timeline,
    "due_today": looking.due_today,
}
#: Scenarios with processes, vaults or a window of their own.
WHOLE: Final = {
    "start_to_list": start_to_list,
    "import_gb18030_3000": import_gb18030_3000,
    "import_csv": import_csv,
    "keystroke_to_paint": keystroke_to_paint,
    "save_card": changing.save_card,
    "bulk_tag": changing.bulk_tag,
    "undo_import": changing.undo_import,
    "export": export,
    "backup": backup,
}


def _each(
    work: Callable[[str], None], texts: list[str], session: Session | None = None
) -> Callable[[], None]:
    """Do the work for every text; what the last round held is dropped first."""

    def run() -> None:
        if session is not None:
            facets.snapshot(session, TODAY).texts.clear()
        for text in texts:
            work(text)

    return run


def vault_of(count: int) -> Vault:
    """Return an open vault of so many customers; made once per generator."""
    source = Path(generate.__file__).read_bytes() + Path(search.__file__).read_bytes()
    name = hashlib.sha256(source).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / "desktop-crm-benchmarks" / f"{name}-{count}.crmvault"
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        filled(folder, count).close()
    return open_with(folder, SlotKind.PASSPHRASE, PASSPHRASE)


def results(names: Sequence[str], count: int) -> Iterator[Result]:
    """Run scenarios by name."""
    reading = [READING[name] for name in names if name in READING]
    if reading:
        vault = vault_of(count)
        rows = list(generate.customers(min(count, 20_000)))
        with vault.reader().session() as session:
            facets.counts(session, Criteria(), today=TODAY)
            for scenario in reading:
                yield from map(judge, scenario(session, rows))
        vault.close()
    for name in names:
        if name in WHOLE:
            with tempfile.TemporaryDirectory(prefix="desktop-crm-") as folder:
                yield from WHOLE[name](count, Path(folder))


def main() -> int:
    """Run the scenarios and print one table; 1 when a goal was missed."""
    known = [*READING, *WHOLE]
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--size", choices=SIZES, default="20k")
    parser.add_argument("--only", nargs="*", choices=known, default=known)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    print(f"{'scenario':32} {'median':>9} {'p95':>9} {'floor':>9} {'ratio':>7} {'goal':>5}")  # noqa: T201
    found = []
    for each in results(chosen.only, SIZES[chosen.size]):
        found.append(each)
        print(_line(each), flush=True)  # noqa: T201
    if chosen.json is not None:
        machine = {"python": platform.python_version(), "cores": os.cpu_count()}
        told = [asdict(one) for one in found]
        chosen.json.write_text(json.dumps({"size": SIZES[chosen.size], **machine, "results": told}))
    return 0 if all(each.is_met for each in found) else 1


def _line(found: Result) -> str:
    line = f"{found.name:32} {found.product_median:9.3f} {found.product_p95:9.3f}"
    if found.ratio is None:
        return line
    verdict = "ok" if found.is_met else "MISSED"
    return f"{line} {found.floor_median:9.3f} {found.ratio:7.2f} {found.goal:5.1f} {verdict}"


if __name__ == "__main__":
    sys.exit(main())
