"""Asks a real key ring, on a bus of its own, in every mood it can have.

Run as a program: with "gnome" over an unlocked gnome-keyring, with "hanging" over a service that
has its name and never answers.
"""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import secretstorage
from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

from desktop_crm.domain.errors import Unavailable
from desktop_crm.services import vaults
from desktop_crm.services.vaults import KeyRing
from desktop_crm.storage import keyring_slot, vault
from desktop_crm.storage.keys import SlotKind
from tests.faults.place import PASSPHRASE
from tests.faults.unlocking import make_for_real

_SERVICE = "org.freedesktop.secrets"
_SECONDS = 1.0


def gnome(folder: Path) -> dict[str, list[str]]:
    """Return what each mood of gnome-keyring is told as."""
    place = make_for_real(folder)
    told = {"present": asked(place)}
    vault_id = vault.read_header(place).vault
    secret = KeyRing().load(vault_id, keyring_slot.SECRET_SERVICE)
    KeyRing().store(vault_id, bytes(32))
    told["wrong"] = asked(place)
    KeyRing().remove(vault_id, keyring_slot.SECRET_SERVICE)
    told["missing"] = asked(place)
    KeyRing().store(vault_id, secret)
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()
    told["locked"] = asked(place)
    vaults.unlock(place, PASSPHRASE).close()
    return told


def hanging(folder: Path) -> dict[str, list[str]]:
    """Return what a key ring is told as that never answers."""
    made = vaults.create(folder / "shop.crmvault", PASSPHRASE, kdf=vaults.Kdf(19, 1, 1)).vault
    slot = made.new_slot(SlotKind.KEYRING, bytes(32), backend=keyring_slot.SECRET_SERVICE)
    made.replace_slots((*made.header.slots, slot))
    made.close()
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", __spec__.name, "serve"], stdout=subprocess.PIPE, text=True
    ) as service:
        assert service.stdout is not None
        assert service.stdout.readline() == "silent\n"
        told = {"hanging": asked(made.folder)}
        service.kill()
    vaults.unlock(made.folder, PASSPHRASE).close()
    return told


def serve() -> None:
    """Own the name of the key ring, read every question and answer none."""
    with open_dbus_connection() as bus:
        address = DBusAddress(
            "/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus"
        )
        bus.send_and_get_reply(new_method_call(address, "RequestName", "su", (_SERVICE, 4)))
        sys.stdout.write("silent\n")
        sys.stdout.flush()
        while True:
            bus.receive()


def asked(folder: Path) -> list[str]:
    """Return the state told for a closed customer file, and how opening it ends."""
    ring = KeyRing(seconds=_SECONDS)
    state = vaults.keyring_state(folder, ring)
    try:
        vaults.unlock_with_keyring(folder, ring).close()
    except Unavailable as unavailable:
        return [state, unavailable.fault]
    return [state, "open"]


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve()
    else:
        found = {"gnome": gnome, "hanging": hanging}[sys.argv[1]](Path(sys.argv[2]))
        sys.stdout.write(json.dumps(found) + "\n")
