"""What a worker does until it is stopped: a person's work, promise by promise.

Everything goes through the services, as it does in the program. A promise is told after the
commit: first that there is one, then what exactly it was.
"""

import hashlib
import json
import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_crm.domain.errors import Refused, Unavailable
from desktop_crm.domain.importing import Sheet
from desktop_crm.domain.quick_line import parse
from desktop_crm.queries import follow_ups as open_follow_ups
from desktop_crm.services import (
    backups,
    customers,
    follow_ups,
    history,
    importing,
    merging,
    quick_log,
    tags,
    unit_of_work,
    vaults,
)
from desktop_crm.services.vaults import Vault
from desktop_crm.storage import schema
from desktop_crm.storage.migrations import run
from tests.faults import place as places
from tests.faults import shim
from tests.faults.place import CHEAP, OTHER_PASSPHRASE, PASSPHRASE, Place

LINES = (
    "打电话 价格还要再谈 下周三再联系 #重点",
    "上门拜访，看了仓库，答应周五前寄样品",
    "投诉：两箱运输破损，要求补发",
    "met at the fair, wants a quote tomorrow",
    "微信 发了新目录",
)
NEWER = schema.version() + 1
IMPORTED = 50
_CHANGES = (
    "SELECT c.k, c.id, c.entity, c.entity_id, c.op, c.after FROM txn t "
    "JOIN change c ON c.k BETWEEN t.first_k AND t.last_k WHERE t.txn = ? ORDER BY c.k"
)


@dataclass(slots=True)
class Tell:
    """Where a worker tells what it promised: a file, and the log of the shim when there is one."""

    told: int
    log: int = -1

    def say(self, **what: object) -> None:
        """Tell one thing."""
        line = json.dumps(what).encode() + b"\n"
        os.write(self.told, line)
        if self.log >= 0:
            shim.acknowledge(self.log, line)


@dataclass(frozen=True, slots=True)
class Job:
    """Everything a worker needs to know."""

    place: Place
    tell: Tell
    arm: Callable[[], None]
    dice: random.Random
    count: int


class Person:
    """Somebody who works with an open customer file."""

    def __init__(self, vault: Vault, job: Job) -> None:
        self.vault = vault
        self._dice = job.dice
        self._tell = job.tell
        self._sheets = 0
        self._folder = job.place.root.parent

    def act(self) -> None:
        """Do one thing, as likely as a person does it."""
        what = self._dice.choices(
            (
                *(self.log, self.edit, self.add, self.tag, self.merge),
                *(self.undo, self.complete, self.bring_in),
            ),
            (50, 15, 5, 6, 4, 10, 7, 3),
        )[0]
        what()

    def log(self) -> None:
        """Log a line about somebody."""
        now = self.vault.clock()
        parsed = parse(self._dice.choice(LINES), now.astimezone())
        self._keep(quick_log.save, self._somebody(), parsed, now=now)

    def edit(self) -> None:
        """Write another note into a card."""
        note = f"note {self._dice.random()} " + "细节" * self._dice.randrange(300)
        self._keep(customers.edit, self._somebody(), {"note": note})

    def add(self) -> None:
        """Add a customer."""
        name = f"新客户 {self._dice.randrange(1 << 40)}"
        self._keep(customers.add, {"name": name, "region_city": "宁波"}, now=self.vault.clock())

    def tag(self) -> None:
        """Give a tag to half of all customers."""
        ids = places.customer_ids(self.vault)
        chosen = self._dice.sample(ids, len(ids) // 2)
        self._keep(tags.assign, chosen, [f"标签{self._dice.randrange(9)}"])

    def merge(self) -> None:
        """Make two customers one."""
        keep, other = self._dice.sample(places.customer_ids(self.vault), 2)
        self._keep(merging.merge, keep, [other])

    def undo(self) -> None:
        """Take the last thing back."""
        self._keep(history.undo)

    def complete(self) -> None:
        """Tick the first open follow-up."""
        now = self.vault.clock()
        today = now.astimezone().date()
        with self.vault.read() as session:
            rows = open_follow_ups.open_until(session, None, today=today)
        if rows:
            self._keep(follow_ups.complete, rows[0].id, now=now)

    def bring_in(self, sheet: Sheet | None = None) -> None:
        """Import fifty customers."""
        found = sheet or self.sheet()
        self._keep(importing.store, found, now=self.vault.clock())

    def sheet(self) -> Sheet:
        """Read a sheet nobody has seen yet."""
        self._sheets += 1
        mark = f"批{os.getpid()}次{self._sheets}"
        path = self._folder / f"{mark}.csv"
        sheet = importing.read(places.write_sheet(path, mark, IMPORTED))
        path.unlink()
        return sheet

    def _somebody(self) -> bytes:
        return self._dice.choice(places.customer_ids(self.vault))

    def _keep(self, use_case: Callable[..., object], *args: object, **kwargs: object) -> None:
        try:
            txn = unit_of_work.write(self.vault, use_case, *args, **kwargs).changes.txn
        except Refused:
            return
        if txn is not None:
            self._tell.say(txn=txn)
            self._tell.say(txn=txn, digest=digest(self.vault, txn))


def digest(vault: Vault, txn: int) -> str:
    """Return the hash of all that one action changed."""
    with vault.raw() as database:
        return digest_in(database, txn)


def digest_in(database: Any, txn: int) -> str:
    """Return the hash of all that one action changed, by an open connection."""
    rows = database.execute(_CHANGES, (txn,)).fetchall()
    return hashlib.sha256(repr(rows).encode()).hexdigest() if rows else ""


def write(job: Job) -> None:
    """Work for ever, or so many times."""
    person = Person(job.place.open(), job)
    job.tell.say(ready=True)
    job.arm()
    done = 0
    while done != job.count:
        person.act()
        done += 1
    person.vault.close()


def work_days(job: Job) -> None:
    """Open, work, back up, change the password, close; several times over."""
    job.arm()
    for day in range(job.count):
        person = Person(job.place.open(), job)
        for _ in range(12):
            person.act()
        if day % 2:
            backups.make(person.vault)
        else:
            vaults.change_passphrase(person.vault, PASSPHRASE, kdf=CHEAP)
        person.act()
        person.vault.close()


def back_up(job: Job) -> None:
    """Make a backup."""
    vault = job.place.open()
    job.tell.say(ready=True)
    job.arm()
    for _ in range(job.count):
        backups.make(vault)
        job.tell.say(done=True)


def restore(job: Job) -> None:
    """Make a new customer file from a backup."""
    job.tell.say(ready=True)
    job.arm()
    backups.restore(job.place.backup, job.place.restored)
    job.tell.say(done=True)


def create(job: Job) -> None:
    """Make a new customer file."""
    job.tell.say(ready=True)
    job.arm()
    vaults.create(job.place.new, PASSPHRASE, kdf=CHEAP)
    job.tell.say(done=True)


def change_keys(job: Job) -> None:
    """Change the password."""
    vault = job.place.open()
    job.tell.say(ready=True)
    job.arm()
    vaults.change_passphrase(vault, OTHER_PASSPHRASE, kdf=CHEAP)
    job.tell.say(done=True)


def write_header(job: Job) -> None:
    """Write the key file, nothing else."""
    vault = job.place.open()
    job.tell.say(ready=True)
    job.arm()
    slots = vault.header.slots
    vault.replace_slots(slots[::-1])
    job.tell.say(done=True)


def rekey(job: Job) -> None:
    """Encrypt everything anew under another key."""
    vault = job.place.open()
    job.tell.say(ready=True)
    job.arm()
    vaults.rekey(vault, OTHER_PASSPHRASE, kdf=CHEAP)
    job.tell.say(done=True)


def replace(job: Job) -> None:
    """Put a backup in the place of what is there, after a customer was added."""
    backup, vault = job.place.backup, job.place.open()
    places.add(vault, "since the backup")
    job.tell.say(ready=True)
    job.arm()
    backups.replace_with(vault, backup)
    job.tell.say(done=True)


def migrate(job: Job) -> None:
    """Open a customer file with a program that knows a newer schema."""
    job.tell.say(ready=True)
    job.arm()
    with_newer_schema(job.place.open)
    job.tell.say(done=True)


def bring_in(job: Job) -> None:
    """Import fifty customers."""
    person = Person(job.place.open(), job)
    sheet = person.sheet()
    job.tell.say(ready=True)
    job.arm()
    person.bring_in(sheet)
    job.tell.say(done=True)


def merge(job: Job) -> None:
    """Make two customers one."""
    vault = job.place.open()
    keep, other = places.customer_ids(vault)[:2]
    job.tell.say(ready=True)
    job.arm()
    unit_of_work.write(vault, merging.merge, keep, [other])
    job.tell.say(done=True)


def undo(job: Job) -> None:
    """Take back an import of fifty customers."""
    person = Person(job.place.open(), job)
    person.bring_in()
    job.tell.say(ready=True)
    job.arm()
    unit_of_work.write(person.vault, history.undo)
    job.tell.say(done=True)


def merged(vault: Vault) -> int:
    """Return how many customers are merged with another."""
    with vault.read() as session:
        found = session.connection().exec_driver_sql(
            "SELECT count(*) FROM customer WHERE merged_into IS NOT NULL"
        )
        return int(found.scalar_one())


def day(job: Job) -> None:
    """Do a day's work step by step; a step that fails is told and the next one is tried."""
    job.arm()
    opened: list[Vault] = []
    attempt(job, "open", lambda: opened.append(job.place.open()))
    if not opened:
        return
    person = Person(opened[0], job)
    sheet = person.sheet()
    attempt(job, "log", person.log)
    attempt(job, "edit", person.edit)
    attempt(job, "import", lambda: person.bring_in(sheet))
    attempt(job, "backup", lambda: backups.make(person.vault))
    attempt(job, "log again", person.log)
    attempt(job, "close", person.vault.close)


def attempt(job: Job, step: str, work: Callable[[], object]) -> None:
    """Do a step; a clean refusal is told with its fault, anything else with its name."""
    try:
        work()
    except Unavailable as unavailable:
        job.tell.say(step=step, fault=unavailable.fault)
    except Exception as error:
        job.tell.say(step=step, unclean=f"{type(error).__name__}: {error}")
    else:
        job.tell.say(step=step, fault="")


def with_newer_schema(work: Callable[[], Vault]) -> Vault:
    """Open with a program that has one more step of migration, which rewrites a table."""

    def upgrade() -> None:
        from alembic import op  # noqa: PLC0415 - loaded by the migration itself

        op.execute("CREATE TABLE newer (id BLOB PRIMARY KEY, note TEXT)")
        op.execute("INSERT INTO newer SELECT id, name FROM customer")
        op.execute("ALTER TABLE newer ADD COLUMN more TEXT DEFAULT 'more'")
        op.execute("CREATE INDEX ix_newer ON newer (note)")

    steps, version = run._steps, schema.version
    run._steps = lambda: (*steps(), (NEWER, upgrade))
    schema.version = lambda: NEWER
    try:
        return work()
    finally:
        run._steps, schema.version = steps, version


def hold(job: Job) -> None:
    """Keep the customer file open until told to go."""
    vault = job.place.open()
    job.tell.say(ready=True)
    while Path(job.place.root / "hold").exists():
        os.sched_yield()
    vault.close()


JOBS: dict[str, Callable[[Job], None]] = {
    "back up": back_up,
    "bring in": bring_in,
    "change keys": change_keys,
    "create": create,
    "day": day,
    "hold": hold,
    "merge": merge,
    "migrate": migrate,
    "re-key": rekey,
    "replace": replace,
    "restore": restore,
    "undo": undo,
    "work days": work_days,
    "write": write,
    "write header": write_header,
}
