"""A receiver on a real port of this machine that answers as a test tells it to."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import standardwebhooks

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()

Answer = int | Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Got:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    def verified(self) -> Any:
        """The body, read by the library receivers use; raises when the signature is not ours."""
        return standardwebhooks.Webhook(SECRET).verify(self.body, self.headers)


class Double:
    """`answers` are given in turn, then 204; `got` is what was posted."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/orders"
        self.answers: list[Answer] = []
        self.got: list[Got] = []
        self.is_over = threading.Event()

    def hang(self, _: BaseHTTPRequestHandler) -> None:
        """Say nothing as long as the test runs."""
        self.is_over.wait(60)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        self.got.append(Got(handler.path, headers, body))
        answer = self.answers.pop(0) if self.answers else 204
        if callable(answer):
            answer(handler)
        else:
            handler.send_response(answer)
            handler.send_header("location", self.url)
            handler.end_headers()


@contextmanager
def running() -> Iterator[Double]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            double.answer(self)

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            """Nothing on the test's output."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        double = Double(server.server_port)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield double
        finally:
            double.is_over.set()
            server.shutdown()
            thread.join()


def bytes_as_they_are(raw: bytes) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(raw)
        handler.close_connection = True

    return answer
