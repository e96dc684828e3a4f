"""What is left on a disk when the power goes: played from the log of the shim.

What a flush covered is there. Of everything written since the last flush of its file, each sector
of 512 bytes is there or not by the throw of a die, so a page may be half old and half new. Names
follow the same rule folder by folder: those since the last flush of a folder are there up to some
point and not beyond; a move from one folder to another is kept in both or in none. Flushes
themselves are taken as honest.
"""

import os
import random
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.shim import Entry, Op

SECTOR = 512
CHANCES = (0.0, 0.3, 0.5, 0.9, 1.0)
_NEVER = 1 << 60


@dataclass(slots=True)
class Stored:
    """One file: what is surely there, and what may be."""

    content: bytearray = field(default_factory=bytearray)
    pending: list[Entry] = field(default_factory=list)

    def settle(self) -> None:
        """Keep all that is pending: the file was flushed."""
        for entry in self.pending:
            _apply(self.content, entry)
        self.pending.clear()

    def left(self, dice: random.Random, chance: float) -> bytes:
        """Return what is found after the power went."""
        if not self.pending:
            return bytes(self.content)
        content = bytearray(self.content)
        for entry in self.pending:
            if entry.op is Op.TRUNCATE:
                if dice.random() < chance:
                    _apply(content, entry)
                continue
            start, end = entry.at, entry.at + len(entry.content)
            while start < end:
                stop = min(end, (start // SECTOR + 1) * SECTOR)
                if dice.random() < chance:
                    _put(content, start, entry.content[start - entry.at : stop - entry.at])
                start = stop
        return bytes(content)


@dataclass(frozen=True, slots=True)
class Named:
    """A name that a folder was given, or lost; what belongs together has one number."""

    number: int
    name: str
    item: "Stored | Directory | None"
    partner: "Directory | None" = None


@dataclass(slots=True)
class Directory:
    """The names in one folder: those that are surely there, and what was done since."""

    names: dict[str, "Stored | Directory"] = field(default_factory=dict)
    pending: list[Named] = field(default_factory=list)

    def now(self) -> dict[str, "Stored | Directory"]:
        """Return the names as a running program sees them."""
        return self.before(_NEVER)

    def before(self, number: int) -> dict[str, "Stored | Directory"]:
        """Return the names as they were before a change."""
        names = dict(self.names)
        for change in self.pending:
            if change.number >= number:
                break
            if change.item is None:
                names.pop(change.name, None)
            else:
                names[change.name] = change.item
        return names

    def settle(self, number: int = _NEVER) -> None:
        """Keep all names given before a change: the folder was flushed.

        A file that came from another folder has left that one for good, too.
        """
        settled = [change for change in self.pending if change.number < number]
        if not settled:
            return
        self.names = self.before(number)
        self.pending = self.pending[len(settled) :]
        for change in settled:
            if change.partner is not None:
                change.partner.settle(change.number + 1)

    def cut(self, dice: random.Random, chance: float) -> int:
        """Return the number of the first change that was not kept."""
        for number in sorted({change.number for change in self.pending}):
            if dice.random() >= chance:
                return number
        return _NEVER


class Disk:
    """The files under one folder, moved on call by call."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder.resolve())
        self._directories: list[Directory] = []
        self._number = 0
        self.root = self._read(Path(self.folder))

    def play(self, entry: Entry) -> None:
        """Do what was recorded."""
        if entry.op is Op.SYNC:
            item = self._find(entry.path)
            if item is not None:
                item.settle()
        elif entry.op in {Op.WRITE, Op.TRUNCATE}:
            item = self._find(entry.path)
            if isinstance(item, Stored):  # a file without a name cannot be found any more
                item.pending.append(entry)
        else:
            self._number += 1
            self._rename(entry)

    def write(self, target: Path, dice: random.Random, chance: float) -> None:
        """Write what is left after the power went into a new folder."""
        cuts = {id(one): one.cut(dice, chance) for one in self._directories}
        changed = True
        while changed:  # a move is kept in both folders or in none
            changed = False
            for one in self._directories:
                for change in one.pending:
                    if change.partner is None or change.number < cuts[id(one)]:
                        continue
                    if cuts[id(change.partner)] > change.number:
                        cuts[id(change.partner)] = change.number
                        changed = True
        self._write(self.root, target, cuts, dice, chance)

    def _rename(self, entry: Entry) -> None:
        number, (parent, name) = self._number, os.path.split(entry.path)
        directory = self._directory(parent)
        if entry.op is Op.CREATE:
            directory.pending.append(Named(number, name, Stored()))
        elif entry.op is Op.MKDIR:
            self._directories.append(Directory())
            directory.pending.append(Named(number, name, self._directories[-1]))
        elif entry.op in {Op.RENAME, Op.LINK}:
            item = directory.now()[name]
            other_parent, other_name = os.path.split(entry.other)
            target = self._directory(other_parent)
            if entry.op is Op.LINK:
                target.pending.append(Named(number, other_name, item))
                return
            moves = target is not directory
            target.pending.append(Named(number, other_name, item, directory if moves else None))
            directory.pending.append(Named(number, name, None, target if moves else None))
        else:
            directory.pending.append(Named(number, name, None))

    def _read(self, folder: Path) -> Directory:
        directory = Directory()
        self._directories.append(directory)
        for path in folder.iterdir():
            if path.is_dir():
                directory.names[path.name] = self._read(path)
            elif not path.name.endswith("-shm"):
                directory.names[path.name] = Stored(bytearray(path.read_bytes()))
        return directory

    def _find(self, path: str) -> "Stored | Directory | None":
        item: Stored | Directory | None = self.root
        for part in Path(path).relative_to(self.folder).parts:
            if not isinstance(item, Directory):
                return None
            item = item.now().get(part)
        return item

    def _directory(self, path: str) -> Directory:
        found = self._find(path)
        if not isinstance(found, Directory):
            raise FileNotFoundError(path)
        return found

    def _write(
        self,
        directory: Directory,
        target: Path,
        cuts: dict[int, int],
        dice: random.Random,
        chance: float,
    ) -> None:
        target.mkdir(mode=0o700)
        for name, item in directory.before(cuts[id(directory)]).items():
            if isinstance(item, Directory):
                self._write(item, target / name, cuts, dice, chance)
            else:
                (target / name).write_bytes(item.left(dice, chance))


def _apply(content: bytearray, entry: Entry) -> None:
    if entry.op is Op.TRUNCATE:
        if entry.at <= len(content):
            del content[entry.at :]
        else:
            content.extend(bytes(entry.at - len(content)))
    else:
        _put(content, entry.at, entry.content)


def _put(content: bytearray, at: int, part: bytes) -> None:
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(part)] = part
