"""Slack on this machine: a real server with the methods of the Web API that we use, response_urls and
the websocket of Socket Mode."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.slack.answering import APP_TOKEN, BOT_TOKEN, Double

__all__ = ["APP_TOKEN", "BOT_TOKEN", "Double", "double"]


@contextmanager
def double(clock: Callable[[], float] = time.monotonic, port: int = 0) -> Iterator[Double]:
    slack = Double(clock)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            answer = slack.take(self.path, self.headers, body)
            if answer is None:
                self.close_connection = True
                return
            status, headers, told = answer
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def do_GET(self) -> None:
            self.close_connection = True
            slack.sockets.serve(self)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    slack.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield slack
    finally:
        slack.sockets.close()
        server.shutdown()
        server.server_close()
        thread.join()
