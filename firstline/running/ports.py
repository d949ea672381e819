"""Is a port free, and if not, who has it?"""

from __future__ import annotations

import errno
import socket

import psutil


class PortTaken(RuntimeError):
    """The message names the port and the process that has it."""


def claim_free(host: str, port: int) -> None:
    """Raise PortTaken when nothing could listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as wrong:
            if wrong.errno != errno.EADDRINUSE:
                raise PortTaken(f"cannot listen on {host}:{port}: {wrong.strerror}") from None
            raise PortTaken(
                f"port {port} is in use by {_holder(port)}; stop it or set PORT to another number"
            ) from None


def _holder(port: int) -> str:
    try:
        for connection in psutil.net_connections("tcp"):
            listening = connection.status == psutil.CONN_LISTEN
            if listening and connection.laddr.port == port and connection.pid:
                return f"{psutil.Process(connection.pid).name()} (process {connection.pid})"
    except (psutil.Error, PermissionError):
        pass
    return "another process"
