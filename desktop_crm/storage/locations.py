"""Folders that are no place for an open database: kept in step by a service, or on a network.

A sync program copies a database while it is being written, and a network may lose the order of
writes. Both are good places for finished backups.
"""

import json
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

#: File systems of other computers, as Linux, macOS and Windows name them.
_NETWORK = {
    "9p", "afpfs", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone",
    "fuse.s3fs", "fuse.sshfs", "glusterfs", "ncpfs", "nfs", "nfs4", "smb", "smb2", "smb3", "smbfs",
    "virtiofs", "webdav",
}  # fmt: skip
_SERVICES = {
    "onedrive": "OneDrive", "dropbox": "Dropbox", "google drive": "Google Drive",
    "googledrive": "Google Drive", "my drive": "Google Drive", "nextcloud": "Nextcloud",
    "owncloud": "ownCloud", "icloud drive": "iCloud", "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud", "mobile documents": "iCloud", "nutstore": "坚果云",
    "nutstore files": "坚果云", "坚果云": "坚果云", "我的坚果云": "坚果云",
    "baidunetdisk": "百度网盘", "baidusyncdisk": "百度网盘", "百度网盘": "百度网盘",
    "百度云同步盘": "百度网盘", "wps云盘": "WPS云盘", "wpsdrive": "WPS云盘",
    "seafile": "Seafile", "syncthing": "Syncthing", "megasync": "MEGA",
    "pcloud drive": "pCloud", "box sync": "Box", "yandex.disk": "Yandex Disk",
}  # fmt: skip
_MARKS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".dropbox.cache": "Dropbox"}
_CONFLICT = re.compile(
    r"conflicted copy|sync-conflict|冲突|\(\d+\)\.(db|json)$|_conf\(\d+\)", re.IGNORECASE
)


def sync_service(
    folder: Path, *, environ: Mapping[str, str] = os.environ, home: Path | None = None
) -> str | None:
    """Return the name of the service that keeps `folder` in step with others, if one does."""
    folder = folder.absolute()
    for name, service in (("OneDrive", "OneDrive"), ("OneDriveCommercial", "OneDrive")):
        if environ.get(name) and folder.is_relative_to(environ[name]):
            return service
    if any(folder.is_relative_to(root) for root in _dropbox_folders(home or Path.home())):
        return "Dropbox"
    for part in (folder, *folder.parents):
        name = part.name.casefold()
        # OneDrive and Nextcloud put the name of a firm or a number behind their own.
        found = _SERVICES.get(name) or _SERVICES.get(re.split(r" ?[-(]| \d", name)[0].strip())
        if found:
            return found
        for mark, owner in _MARKS.items():
            if (part / mark).exists():
                return owner
    return None


def network_kind(folder: Path) -> str | None:
    """Return the kind of network file system `folder` is on, if it is on one."""
    kind = file_system(folder)
    if sys.platform == "win32" and str(folder.absolute()).startswith("\\\\"):
        return "smb"
    return kind if kind in _NETWORK else None


def conflict_files(folder: Path) -> tuple[str, ...]:
    """Return names of files in a vault that a sync program made of two versions."""
    with suppress(OSError):
        return tuple(sorted(one.name for one in folder.iterdir() if _CONFLICT.search(one.name)))
    return ()


def file_system(path: Path, mounts: Path = Path("/proc/self/mountinfo")) -> str | None:
    """Return the kind of file system a path is on; None when this computer does not tell."""
    existing = next((one for one in (path, *path.absolute().parents) if one.exists()), path)
    with suppress(OSError, ValueError, IndexError):
        device = existing.stat().st_dev
        for line in mounts.read_text(encoding="utf-8").splitlines():
            before, _, after = line.partition(" - ")
            major, _, minor = before.split()[2].partition(":")
            if os.makedev(int(major), int(minor)) == device:
                return after.split()[0]
    return None


def _dropbox_folders(home: Path) -> tuple[Path, ...]:
    """Return where Dropbox says its folders are."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        told = json.loads((home / ".dropbox" / "info.json").read_bytes())
        return tuple(Path(account["path"]) for account in told.values())
    return ()
