"""Whether a folder is a safe place for an association's file.

Network drives break SQLite's shared memory, synced folders copy half-written files and make
"conflict copies". Both are recognised by what is seen of the folder; nothing is written.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from twincrm.domain.texts import Message

NETWORK_SYSTEMS = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "fuse.sshfs", "9p", "ncpfs", "davfs",
    "fuse.davfs2", "fuse.rclone", "webdav", "afs", "ceph", "glusterfs",
}  # fmt: skip
SYNCED_FOLDERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud",
    "icloud drive": "iCloud",
    "icloudrive": "iCloud",
    "magentacloud": "MagentaCLOUD",
    "hidrive": "HiDrive",
    "pcloud": "pCloud",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
}
STICKS = ("/media", "/run/media", "/Volumes")
"""Where sticks appear on Linux and on a Mac."""
SYNC_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
}


@dataclass(frozen=True, slots=True)
class Location:
    """What is known of the place a file lies in."""

    kind: Literal["local", "network", "synced", "removable"]
    service: str = ""
    """The name of the syncing service."""

    @property
    def wal_is_safe(self) -> bool:
        """Whether SQLite's shared memory can be trusted there."""
        return self.kind != "network"

    @property
    def warning(self) -> Message | None:
        """What the user should know, or None for a safe place."""
        if self.kind == "network":
            return Message(
                "This file lies on a network drive. If the connection breaks or two people open "
                "it at once, it can be damaged. Keep it on this computer and let TwinCRM write "
                "its backups to the network."
            )
        if self.kind == "synced":
            return Message(
                "This file lies in a folder that {service} copies to the internet. A copy made "
                "while you work can be incomplete, and two computers can overwrite each other. "
                "Keep the file in a folder of this computer and put only backups there.",
                {"service": self.service},
            )
        return None

    @property
    def advice(self) -> Message | None:
        """What to think about before a file is put there; a stick is fine for working."""
        if self.kind != "removable":
            return self.warning
        return Message(
            "This is a stick or another disk that can be taken out. It can break or get lost, and "
            "pulling it out while the file is open can cost the last changes. Keep the file on "
            "this computer and let TwinCRM write a second backup to the stick."
        )


def judge_location(path: Path) -> Location:
    """What kind of place a file's folder is."""
    folder = path.resolve().parent
    if _on_network(folder):
        return Location("network")
    service = _syncing_service(folder)
    if service:
        return Location("synced", service)
    return Location("removable" if _can_be_taken_out(folder) else "local")


def _can_be_taken_out(folder: Path) -> bool:
    """Where each system shows its sticks."""
    if sys.platform == "win32":
        import ctypes

        removable = 2
        kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
        return bool(kernel.GetDriveTypeW(folder.anchor) == removable)
    return any(Path(place) in folder.parents for place in STICKS)


def _syncing_service(folder: Path) -> str:
    for place in (folder, *folder.parents):
        name = place.name.casefold()
        for start, service in SYNCED_FOLDERS.items():
            if name == start or name.startswith((f"{start} -", f"{start} (", f"{start}-")):
                return service
        for mark, service in SYNC_MARKS.items():
            if (place / mark).exists():
                return service
        if any(place.glob(".sync_*.db")):
            return "Nextcloud"
    return _service_by_environment(folder)


def _service_by_environment(folder: Path) -> str:
    for variable in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        root = os.environ.get(variable)
        if root and Path(root) in (folder, *folder.parents):
            return "OneDrive"
    return ""


def _on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return _windows_network(folder)
    return _file_system(folder, Path("/proc/mounts")) in NETWORK_SYSTEMS


def _windows_network(folder: Path) -> bool:
    import ctypes

    if str(folder).startswith("\\\\"):
        return True
    remote = 4
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    return bool(kernel.GetDriveTypeW(folder.anchor) == remote)


def _file_system(folder: Path, mounts: Path) -> str:
    """The file system of the deepest mount above *folder*, as the kernel names it."""
    best, system = -1, ""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        parts = line.split()
        if len(parts) < 3:
            continue
        point = Path(parts[1].replace("\\040", " "))
        if point in (folder, *folder.parents) and len(point.parts) > best:
            best, system = len(point.parts), parts[2]
    return system
