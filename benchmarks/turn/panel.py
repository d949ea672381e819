"""An agent of Firstline's panel on one connection that is kept alive."""

from __future__ import annotations

from typing import Any

import httpx

LOGIN = {"agent": "demo", "password": "demo"}


class NoAnswer(RuntimeError):
    """Firstline answered with something that is no reply."""


class Agent:
    def __init__(self, port: int) -> None:
        address = f"http://127.0.0.1:{port}"
        signed_in = httpx.post(
            f"{address}/panel/api/login", json=LOGIN, timeout=30, trust_env=False
        )
        signed_in.raise_for_status()
        self._http = httpx.Client(
            base_url=f"{address}/panel/api",
            headers={"Authorization": f"Bearer {signed_in.json()['token']}"},
            timeout=30,
            trust_env=False,
        )

    def open(self, customer: str | None = None) -> str:
        """The id of a new case, of this customer when one is given."""
        body = {"customer": customer} if customer else {}
        return self._post("/cases", body)["case"]

    def say(self, case: str, text: str) -> str | None:
        """The finding of the answer's card, None when the answer has no card."""
        replies = self._post(f"/cases/{case}/messages", {"text": text})["replies"]
        if not replies:
            raise NoAnswer(f"an empty answer in case {case}")
        cards = [reply["card"] for reply in replies if reply.get("card")]
        return cards[0]["finding"] if cards else None

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self._http.post(path, json=body)
        if answer.status_code >= 400:
            raise NoAnswer(f"{path}: {answer.status_code} {answer.text[:300]}")
        return answer.json()
