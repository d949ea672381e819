"""Whether Slack itself sent a request: its signature over the raw body, not older than five minutes."""

from __future__ import annotations

from collections.abc import Mapping

from slack_sdk.signature import Clock, SignatureVerifier


class Verifier:
    """`clock` is the machine's: Slack's requests come in real time."""

    def __init__(self, signing_secret: str, clock: Clock | None = None) -> None:
        self._verifier = SignatureVerifier(signing_secret, clock or Clock())

    def is_from_slack(self, body: bytes, headers: Mapping[str, str]) -> bool:
        try:
            return self._verifier.is_valid_request(body, headers)
        except (ValueError, TypeError, OverflowError):
            # A timestamp that is no number, or signs that are no text.
            return False
