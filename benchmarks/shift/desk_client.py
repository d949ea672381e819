"""An agent's calls, repeated with the same key until there is an answer."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import httpx

PATIENCE_S = 240.0
ANSWER_S = 60.0
PAUSE_S = 0.2


class GaveUp(RuntimeError):
    """The panel stayed away."""


@dataclass
class Client:
    """`answered` counts calls, `repeated` those that were sent again because no answer came, `cases`
    the cases worked."""

    base: str
    name: str
    answered: int = 0
    repeated: int = 0
    cases: int = 0
    _token: str = ""
    _http: httpx.Client = field(
        default_factory=lambda: httpx.Client(timeout=ANSWER_S, trust_env=False)
    )

    def post(self, address: str, body: dict[str, Any] | None = None) -> httpx.Response:
        """The answer; 401 logs in again, 5xx and no answer at all are tried again."""
        return self._call("POST", address, body or {})

    def get(self, address: str) -> httpx.Response:
        return self._call("GET", address, None)

    def _call(self, method: str, address: str, body: dict | None) -> httpx.Response:
        end, last = time.monotonic() + PATIENCE_S, "nobody is there"
        while time.monotonic() < end:
            answer = self._once(method, address, body)
            if answer is not None and answer.status_code == 401:
                self._log_in()
            elif answer is not None and answer.status_code < 500:
                self.answered += 1
                return answer
            else:
                self.repeated += 1
                last = answer.text if answer is not None else "nobody is there"
            time.sleep(PAUSE_S)
        raise GaveUp(f"{self.name}: no answer from {address} for {PATIENCE_S:.0f} s: {last}")

    def _once(self, method: str, address: str, body: dict | None) -> httpx.Response | None:
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        try:
            return self._http.request(
                method, f"{self.base}/panel/api/{address}", json=body, headers=headers
            )
        except httpx.TransportError:
            return None

    def _log_in(self) -> None:
        answer = self._once("POST", "login", {"agent": self.name, "password": self.name})
        if answer is not None and answer.status_code == 200:
            self._token = answer.json()["token"]
