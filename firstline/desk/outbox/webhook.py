"""The webhook: each order is posted, signed as Standard Webhooks has it (docs/webhooks.md)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import aiohttp
import standardwebhooks

from firstline.desk.outbox.order import Claimed
from firstline.desk.outbox.receiver import NotDelivered, body
from firstline.settings import Webhook

PATIENCE_S = 15.0
GONE, TOO_MANY = 410, 429


@dataclass(frozen=True)
class Posting:
    """`machine` is the machine's clock: receivers refuse a signature five minutes old or ahead."""

    webhook: Webhook
    machine: Callable[[], datetime]
    patience_s: float = PATIENCE_S

    def take(self, claimed: Claimed) -> None:
        """Post it; only 2xx within the patience is a yes. Redirects are not followed."""
        text = body(claimed)
        status = asyncio.run(self._post(text, self._headers(claimed.outbox_id, text)))
        if not 200 <= status < 300:
            raise _refused(status)

    def _headers(self, outbox_id: str, text: str) -> dict[str, str]:
        now = self.machine()
        signer = standardwebhooks.Webhook(self.webhook.secret)
        return {
            "content-type": "application/json",
            "webhook-id": outbox_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": signer.sign(outbox_id, now, text),
        }

    async def _post(self, text: str, headers: dict[str, str]) -> int:
        """The answer's status; what else it says is not read."""
        limit = aiohttp.ClientTimeout(total=self.patience_s)
        sent = {"data": text.encode(), "headers": headers, "allow_redirects": False}
        try:
            async with (
                aiohttp.ClientSession(
                    timeout=limit, cookie_jar=aiohttp.DummyCookieJar()
                ) as session,
                session.post(self.webhook.url, **sent) as answer,
            ):
                return answer.status
        except asyncio.TimeoutError:
            problem = f"no answer within {self.patience_s:g} s"
        except aiohttp.ClientSSLError:
            problem = "no secure connection: the certificate is not accepted"
        except aiohttp.ClientConnectionError as wrong:
            problem = f"no connection: {type(wrong).__name__}"
        except (aiohttp.ClientError, ValueError) as wrong:
            problem = f"the answer is no HTTP: {type(wrong).__name__}"
        # The library's own words are left out: they quote the address and the answer.
        raise NotDelivered(problem, away=True) from None


def _refused(status: int) -> NotDelivered:
    if status == GONE:
        return NotDelivered("refused for good: 410", for_good=True)
    if 300 <= status < 400:
        return NotDelivered(f"answered {status}; redirects are not followed")
    return NotDelivered(f"answered {status}", away=status >= 500 or status == TOO_MANY)
