"""What only the customer can know: found in her words, with who says it and how sure they are."""

from __future__ import annotations

from firstline.casework.said.claims.gathered import gathered
from firstline.casework.said.claims.reading import read_claims
from firstline.casework.said.claims.wording import wording

__all__ = ["gathered", "read_claims", "wording"]
