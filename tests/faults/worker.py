"""Serves workers: one process for every line read, all of them with warm imports.

Run as a program; a line is a request in JSON, the answers are the process and how it ended.
"""

import json
import os
import random
import sys
import tempfile
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desktop_crm.storage import engine
from tests.faults import place as places
from tests.faults import shim
from tests.faults.place import Place
from tests.faults.shim import Arm, Mode, Op
from tests.faults.work import JOBS, Job, Tell, with_newer_schema


def request(
    job: str,
    place: Place,
    told: Path,
    *,
    arm: Arm | None = None,
    seed: int = 0,
    count: int = -1,
    settings: tuple[str, ...] = (),
) -> str:
    """Return a request as a line.

    Args:
        job: a name in `work.JOBS`.
        place: where to work.
        told: the file for what is promised.
        arm: what the shim is to do.
        seed: of the dice.
        count: how often; for ever when negative.
        settings: of the database, in the place of those of the program.
    """
    fields = {
        "job": job,
        "root": str(place.root),
        "recovery_code": place.recovery_code,
        "told": str(told),
        "arm": None if arm is None else asdict(arm),
        "seed": seed,
        "count": count,
        "settings": list(settings),
    }
    return json.dumps(fields) + "\n"


def serve() -> None:
    """Fork a worker for every request; say its number, and how it ended."""
    places.spare_the_disk()
    with tempfile.TemporaryDirectory() as folder:  # loads all that is loaded late
        warm = places.make(Path(folder) / "warm")
        with_newer_schema(warm.open).close()
    answer(ready=True)
    for line in sys.stdin:
        fields = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(work(fields))
        answer(pid=child)
        _, status = os.waitpid(child, 0)
        answer(status=os.waitstatus_to_exitcode(status))


def answer(**fields: object) -> None:
    """Write a line to whoever asked."""
    sys.stdout.write(json.dumps(fields) + "\n")
    sys.stdout.flush()


def work(fields: dict[str, Any]) -> int:
    """Do one job in a process of its own; returns how it ended."""
    told = os.open(fields["told"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    tell = Tell(told)
    place = Place(Path(fields["root"]), fields["recovery_code"])
    use(tuple(fields["settings"]))

    armed: dict[str, Any] | None = fields["arm"]

    def arm() -> None:
        if armed is not None:
            kinds = tuple(Op(kind) for kind in armed["kinds"])
            how = Arm(**armed | {"mode": Mode(armed["mode"]), "kinds": kinds})
            tell.log = shim.arm(place.root, how)

    def later() -> None:
        """Do nothing: all was recorded from the start."""

    is_recorded = armed is not None and bool(armed["mode"] & Mode.RECORD)
    if is_recorded:  # a file that was made before would be unknown
        arm()
    dice = random.Random(fields["seed"])  # noqa: S311
    try:
        JOBS[fields["job"]](Job(place, tell, later if is_recorded else arm, dice, fields["count"]))
    except BaseException:
        tell.say(unclean=traceback.format_exc())
        return 3
    if armed is not None:
        tell.say(calls=shim.calls(), failed=shim.failed())
    return 0


def use(settings: tuple[str, ...]) -> None:
    """Let the program's connections have other settings; those of the same name are replaced."""
    if not settings:
        return
    names = {setting.partition("=")[0] for setting in settings}
    for function in (engine.connect, engine.make_engine):
        defaults = function.__kwdefaults__ or {}
        kept = tuple(one for one in defaults["settings"] if one.partition("=")[0] not in names)
        defaults["settings"] = (*kept, *settings)


if __name__ == "__main__":
    serve()
