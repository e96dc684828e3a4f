"""The parent's side of the workers."""

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults import shim, worker
from tests.faults.place import Place
from tests.faults.shim import Arm

_CHECKOUT = Path(__file__).parents[2]
_PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Ended:
    """How a worker ended and what it told before."""

    status: int
    told: tuple[dict[str, Any], ...]

    @property
    def was_killed(self) -> bool:
        """Whether it ended by a kill."""
        return self.status == -signal.SIGKILL

    @property
    def promises(self) -> dict[int, str]:
        """What was promised: the hash of every action, "" where only its number was told."""
        return promises(self.told)

    @property
    def calls(self) -> int:
        """How many calls to the disk were counted."""
        return next((line["calls"] for line in self.told if "calls" in line), 0)

    @property
    def unclean(self) -> list[str]:
        """Everything that failed in another way than the program may."""
        return [line["unclean"] for line in self.told if "unclean" in line]


def promises(told: "tuple[dict[str, Any], ...] | list[dict[str, Any]]") -> dict[int, str]:
    """Return the hash of every action promised, "" where only its number was told."""
    found: dict[int, str] = {}
    for line in told:
        if "txn" in line:
            found[line["txn"]] = line.get("digest", found.get(line["txn"], ""))
    return found


@dataclass
class Crew:
    """Workers with warm imports, over the shim where there is one.

    Attributes:
        folder: a scratch folder of its own.
        has_shim: whether calls to the disk can be seen.
    """

    folder: Path
    has_shim: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        environment = dict(os.environ)
        if not shim.unavailable():
            environment["LD_PRELOAD"] = str(shim.build(self.folder))
            self.has_shim = True
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=_CHECKOUT,
            env=environment,
            start_new_session=True,  # Ctrl+C is for the one who counts
        )
        self._told = self.folder / "told"
        self._answer()

    def run(
        self,
        job: str,
        place: Place,
        *,
        arm: Arm | None = None,
        seed: int = 0,
        count: int = -1,
        settings: tuple[str, ...] = (),
        kill_after: float | None = None,
    ) -> Ended:
        """Let a worker do a job to the end, or kill it so many seconds after it is ready."""
        worker_id = self.start(job, place, arm=arm, seed=seed, count=count, settings=settings)
        if kill_after is not None:
            self.wait_until_ready()
            threading.Event().wait(kill_after)
            os.kill(worker_id, signal.SIGKILL)
        return self.end()

    def start(
        self,
        job: str,
        place: Place,
        *,
        arm: Arm | None = None,
        seed: int = 0,
        count: int = -1,
        settings: tuple[str, ...] = (),
    ) -> int:
        """Start a job; returns its process."""
        self._told.write_bytes(b"")
        assert self._server.stdin is not None
        self._server.stdin.write(
            worker.request(
                job, place, self._told, arm=arm, seed=seed, count=count, settings=settings
            )
        )
        self._server.stdin.flush()
        return int(self._answer()["pid"])

    def wait_until_ready(self) -> None:
        """Wait until the worker says that it begins."""
        for _ in range(_PATIENCE * 500):
            if b'"ready"' in (told := self._told.read_bytes()):
                return
            if b'"unclean"' in told:
                raise AssertionError(told.decode())
            threading.Event().wait(0.002)
        raise TimeoutError

    def end(self) -> Ended:
        """Wait for the worker's end."""
        status = self._answer()["status"]
        lines = self._told.read_text(encoding="utf-8").splitlines()
        return Ended(status, tuple(json.loads(line) for line in lines))

    def close(self) -> None:
        """Let the server go home."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.close()
        self._server.wait(_PATIENCE)
        self._server.stdout.close()

    def _answer(self) -> dict[str, Any]:
        assert self._server.stdout is not None
        line = self._server.stdout.readline()
        if not line:
            raise EOFError("the server of workers is gone")
        answer: dict[str, Any] = json.loads(line)
        return answer
