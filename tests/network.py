"""Keeps tests on this machine: a socket may reach loopback and nothing else."""

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class ReachedOutside(Exception):
    """A test tried to reach another machine."""


@contextmanager
def loopback_only() -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def refusing(original: Any) -> Any:
        def guarded(self: socket.socket, address: Any) -> Any:
            if self.family != socket.AF_UNIX and not stays_here(address[0]):
                raise ReachedOutside(f"A test tried to reach {address[0]}; tests meet only this machine.")
            return original(self, address)

        return guarded

    socket.socket.connect = refusing(connect)  # type: ignore[method-assign]
    socket.socket.connect_ex = refusing(connect_ex)  # type: ignore[method-assign]
    try:
        yield
    finally:
        socket.socket.connect, socket.socket.connect_ex = connect, connect_ex  # type: ignore[method-assign]


def stays_here(host: str) -> bool:
    """Whether an address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
