"""The one parser for whatever an agent types or pastes: nothing else in the product reads text."""

from __future__ import annotations

from firstline.casework.said.claim import Claim
from firstline.casework.said.gathering import gather
from firstline.casework.said.mention import Amount, Day, Mention, Source
from firstline.casework.said.model import Said
from firstline.casework.said.named import by_name
from firstline.casework.said.normal import normalise
from firstline.casework.said.reading import names_only, read, warm_up
from firstline.casework.said.redaction import redact

__all__ = [
    "Amount",
    "Claim",
    "Day",
    "Mention",
    "Said",
    "Source",
    "by_name",
    "gather",
    "names_only",
    "normalise",
    "read",
    "redact",
    "warm_up",
]
