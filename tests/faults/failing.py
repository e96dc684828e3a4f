"""A disk that fails: the k-th call to it ends with "no space left" or "input/output error"."""

import errno
import random
import shutil
from collections.abc import Iterator
from functools import partial

from desktop_crm.domain.errors import Fault
from tests.faults.kills import examine, keep
from tests.faults.processes import Ended
from tests.faults.shim import DISK, Arm, Mode, Op
from tests.faults.tally import Tally, Trial


def at_each_call(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Let calls of a working day fail, once or from then on, until every one did."""
    place = trial.fresh()
    total = trial.crew.run("day", place, arm=Arm(kinds=DISK)).calls
    shutil.rmtree(place.root)
    every = [
        (call, error, lasting)
        for call in range(1, total + 1)
        for error in (errno.ENOSPC, errno.EIO)
        for lasting in (False, True)
    ]
    random.Random(41).shuffle(every)  # noqa: S311
    for number in numbers:
        if number >= len(every):
            return
        call, error, lasting = every[number]
        name = f"call {call} of {total}, {errno.errorcode[error]}{' for ever' if lasting else ''}"
        place = trial.fresh()
        how = Arm(Mode.FAIL, kinds=DISK, first=call, lasting=lasting, error=error)
        ended = trial.crew.run("day", place, arm=how)
        for line in ended.told:
            if line.get("fault"):
                tally.counts[f"steps told as {line['fault']}"] += 1
        _judge(tally, name, ended, error)
        examine(tally, name, place, partial(keep, tally, name, ended.promises))
        shutil.rmtree(place.root)
        tally.runs += 1
    tally.measure("calls of a day", total)


def _judge(tally: Tally, name: str, ended: Ended, error: int) -> None:
    """A step is done or says why it is not, with the fault that it was."""
    for why in ended.unclean:
        tally.fail(name, why)
    if ended.status:
        tally.fail(name, f"ended with {ended.status}")
    right = {Fault.DISK_FULL if error == errno.ENOSPC else Fault.IO}
    if not any(line.get("failed") == Op.WRITE for line in ended.told):
        right.add(Fault.IO)  # SQLite does not say why a flush failed
    for line in ended.told:
        if line.get("fault") and line["fault"] not in right:
            tally.fail(name, f"{line['step']}: told as {line['fault']}")
