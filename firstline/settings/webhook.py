"""Where the outbox is delivered to, if anywhere but into files."""

from __future__ import annotations

import base64
import binascii
import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from firstline.settings.addresses import is_web_address
from firstline.settings.wrong import BadSetting

WEBHOOK_SECRET = "whsec_"


@dataclass(frozen=True)
class Webhook:
    """Where the outbox is delivered to; the URL may hold a password, the key signs (whsec_...)."""

    url: str = field(repr=False)
    secret: str = field(repr=False)

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""


def read() -> Webhook | None:
    """What is wrong is told without either value: both may hold a secret."""
    url = os.environ.get("FIRSTLINE_WEBHOOK_URL", "").strip()
    secret = os.environ.get("FIRSTLINE_WEBHOOK_SECRET", "").strip()
    if not url:
        return None
    if not is_web_address(url):
        raise BadSetting(
            "FIRSTLINE_WEBHOOK_URL is an address such as https://crm.example/firstline"
        )
    if not secret:
        raise BadSetting("FIRSTLINE_WEBHOOK_URL needs FIRSTLINE_WEBHOOK_SECRET: whsec_ and a key")
    if not _is_webhook_secret(secret):
        raise BadSetting(
            f"FIRSTLINE_WEBHOOK_SECRET is {WEBHOOK_SECRET} and 24 to 64 bytes in base64"
        )
    return Webhook(url, secret)


def _is_webhook_secret(secret: str) -> bool:
    try:
        key = base64.b64decode(secret.removeprefix(WEBHOOK_SECRET), validate=True)
    except binascii.Error:
        return False
    return secret.startswith(WEBHOOK_SECRET) and 24 <= len(key) <= 64
