"""What is told of a one-time code that was sent, and the form in which it is kept."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from firstline import settings
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Sent:
    """`contact` is masked: enough for the agent to say where it went."""

    contact: str
    expires_at: datetime


def hashed(place: Workplace, code_id: str, code: str) -> str:
    """Six digits are soon tried through: without the installation's secret a copy of the desk
    tells none."""
    secret = settings.secret(place.settings.home).encode()
    return hmac.new(secret, f"{code_id}:{code}".encode(), hashlib.sha256).hexdigest()
