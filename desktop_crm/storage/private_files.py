"""Files and folders only the owner can read, and the order of flushes that makes a write last."""

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make `folder` and its parents; `folder` itself is readable by its owner only."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700)


def create(path: Path, content: bytes = b"") -> None:
    """Write a new file with mode 0600 and flush it; fails if it exists."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def replace(content: bytes, *paths: Path) -> None:
    """Write `content` to every path, so that a reader finds the old or the new bytes there.

    All is on the disk under other names before the first path changes: on a full disk none does.
    """
    drafts = {path: path.with_name(path.name + ".tmp") for path in paths}
    try:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
            create(draft, content)
    except BaseException:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
        raise
    for path, draft in drafts.items():
        draft.replace(path)
        flush_folder(path.parent)


def copy(source: Path, target: Path) -> None:
    """Copy a file into a new private file and flush it."""
    create(target)
    with source.open("rb") as reading, target.open("r+b") as writing:
        shutil.copyfileobj(reading, writing, 1 << 20)
        writing.flush()
        os.fsync(writing.fileno())


def flush_file(path: Path) -> None:
    """Ask the disk to keep what was written to `path`."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Ask the disk to keep the names in `folder`; Windows keeps them by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def publish_folder(draft: Path, folder: Path) -> None:
    """Give a finished folder its name in one step; fails if the name is taken."""
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    if folder.exists():
        raise FileExistsError(str(folder))
    flush_folder(draft)
    draft.rename(folder)
    flush_folder(folder.parent)


def draft_of(folder: Path) -> Path:
    """Make the hidden folder a vault is built in, and sweep those that were never finished."""
    start = f".{folder.name}.part-"
    if folder.parent.is_dir():
        for litter in [path for path in folder.parent.iterdir() if path.name.startswith(start)]:
            discard(litter)
    draft = folder.with_name(f"{start}{secrets.token_hex(4)}")
    make_folder(draft)
    return draft


def discard(folder: Path) -> None:
    """Remove an unfinished folder of ours; only plain files are ever in one."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
        folder.rmdir()
