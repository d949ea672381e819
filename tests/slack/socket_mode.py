"""The server's side of Socket Mode: a websocket (RFC 6455) that carries envelopes and hears
acknowledgements."""

from __future__ import annotations

import base64
import hashlib
import json
import queue
import struct
import threading
from http.server import BaseHTTPRequestHandler
from typing import Any

_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10
PATIENCE_S = 30


class Sockets:
    """Those that are connected now; what they acknowledged waits in order."""

    def __init__(self) -> None:
        self._open: list[Any] = []
        self._met = self._dropped = 0
        self._changed = threading.Condition()
        self._acknowledged: queue.Queue[dict[str, Any]] = queue.Queue()

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        """The whole life of a connection, in the server's thread for it."""
        key = handler.headers.get("Sec-WebSocket-Key", "")
        accept = base64.b64encode(hashlib.sha1((key + _GUID).encode()).digest()).decode()
        handler.send_response(101)
        for name, value in (
            ("Upgrade", "websocket"),
            ("Connection", "Upgrade"),
            ("Sec-WebSocket-Accept", accept),
        ):
            handler.send_header(name, value)
        handler.end_headers()
        self._put(handler, {"type": "hello", "num_connections": 1})
        with self._changed:
            self._open.append(handler)
            self._met += 1
            self._changed.notify_all()
        try:
            self._hear(handler)
        except (OSError, ValueError, struct.error):
            pass
        finally:
            with self._changed:
                self._open.remove(handler)
                self._changed.notify_all()

    def connected(self, least: int = 1) -> bool:
        """Waits for so many connections."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._open) >= least, PATIENCE_S)

    def connected_anew(self) -> bool:
        """Waits for a connection that was made after the last drop."""
        with self._changed:
            return self._changed.wait_for(lambda: self._met > self._dropped, PATIENCE_S)

    def send(self, envelope_id: str, kind: str, payload: dict[str, Any]) -> None:
        with self._changed:
            handler = self._open[-1]
        envelope = {"type": kind, "envelope_id": envelope_id, "payload": payload}
        self._put(handler, {**envelope, "accepts_response_payload": kind != "events_api"})

    def acknowledged(self) -> dict[str, Any]:
        """The next acknowledgement; raises queue.Empty when none comes."""
        return self._acknowledged.get(timeout=PATIENCE_S)

    def drop(self) -> None:
        """Slack asks to connect anew, as it does every few hours, and cuts the line."""
        with self._changed:
            handlers = list(self._open)
            self._dropped = self._met
        for handler in handlers:
            self._put(handler, {"type": "disconnect", "reason": "refresh_requested"})
            _frame(handler, _CLOSE, struct.pack("!H", 1000))

    def close(self) -> None:
        with self._changed:
            handlers = list(self._open)
        for handler in handlers:
            try:
                _frame(handler, _CLOSE, b"")
                handler.connection.shutdown(2)
            except OSError:
                pass

    def _put(self, handler: BaseHTTPRequestHandler, what: dict[str, Any]) -> None:
        _frame(handler, _TEXT, json.dumps(what).encode())

    def _hear(self, handler: BaseHTTPRequestHandler) -> None:
        while True:
            kind, data = _read(handler)
            if kind == _CLOSE:
                return
            if kind == _PING:
                _frame(handler, _PONG, data)
            elif kind == _TEXT:
                self._acknowledged.put(json.loads(data))


def _frame(handler: BaseHTTPRequestHandler, kind: int, data: bytes) -> None:
    if len(data) < 126:
        head = struct.pack("!BB", 0x80 | kind, len(data))
    elif len(data) < 1 << 16:
        head = struct.pack("!BBH", 0x80 | kind, 126, len(data))
    else:
        head = struct.pack("!BBQ", 0x80 | kind, 127, len(data))
    handler.wfile.write(head + data)
    handler.wfile.flush()


def _read(handler: BaseHTTPRequestHandler) -> tuple[int, bytes]:
    """One frame of a client, which masks what it sends."""
    first, second = struct.unpack("!BB", _exactly(handler, 2))
    size = second & 0x7F
    if size == 126:
        (size,) = struct.unpack("!H", _exactly(handler, 2))
    elif size == 127:
        (size,) = struct.unpack("!Q", _exactly(handler, 8))
    mask = _exactly(handler, 4) if second & 0x80 else b"\0\0\0\0"
    data = bytes(one ^ mask[at % 4] for at, one in enumerate(_exactly(handler, size)))
    return first & 0x0F, data


def _exactly(handler: BaseHTTPRequestHandler, size: int) -> bytes:
    data = handler.rfile.read(size)
    if len(data) < size:
        raise OSError("closed")
    return data
