"""Plays the login manager and a screen saver on a bus of its own, as `session_watch` meets them.

Run as a program; it does what the method `Emit` of any of its objects says.
"""

import json
import os
import select
import sys

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    MessageType,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

NAMES = ("org.freedesktop.login1", "org.gnome.ScreenSaver")
SESSION = "/org/freedesktop/login1/session/c7"
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


def serve() -> None:
    """Answer until the bus goes away."""
    bus = open_dbus_connection(enable_fds=True)
    for name in NAMES:
        bus.send_and_get_reply(new_method_call(_BUS, "RequestName", "su", (name, 4)))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    held = -1
    while True:
        asked = bus.receive()
        if asked.header.message_type is not MessageType.method_call:
            continue
        match asked.header.fields[HeaderFields.member]:
            case "Inhibit":
                held, given = os.pipe()
                bus.send(new_method_return(asked, "h", (given,)))
                os.close(given)
            case "GetSessionByPID":
                bus.send(new_method_return(asked, "o", (SESSION,)))
            case "Emit":
                path, interface, member, signature, values = json.loads(asked.body[0])
                from_where = DBusAddress(path, interface=interface)
                bus.send(new_signal(from_where, member, signature or None, tuple(values)))
                bus.send(new_method_return(asked))
            case "IsReleased":
                is_closed = held >= 0 and bool(select.select([held], [], [], 0)[0])
                bus.send(new_method_return(asked, "b", (is_closed,)))


class Caller:
    """Tells the played login manager what to do."""

    def __init__(self) -> None:
        self._bus = open_dbus_connection()
        self._address = DBusAddress("/any", bus_name=NAMES[0], interface="any.Any")

    def emit(self, path: str, interface: str, member: str, *values: bool) -> None:
        """Let it send a signal."""
        text = json.dumps((path, interface, member, "b" * len(values), values))
        self._bus.send_and_get_reply(new_method_call(self._address, "Emit", "s", (text,)))

    def is_released(self) -> bool:
        """Tell whether nobody holds up the sleep any more."""
        reply = self._bus.send_and_get_reply(new_method_call(self._address, "IsReleased"))
        return bool(reply.body[0])


if __name__ == "__main__":
    serve()
