"""Her card is in other hands: that goes before whatever the books show."""

from __future__ import annotations

from dataclasses import replace

from firstline.casework.findings.debit.matter import Matter
from firstline.casework.said import Said
from firstline.casework.said.claim import CARD_EXPOSED

CODE = "UNAUTHORISED"


def told(said: Said, matters: list[Matter]) -> list[Matter]:
    """With the debits she did not make, when she speaks of any."""
    if said.claimed(CARD_EXPOSED) is None:
        return matters
    lead = next((one for one in matters if one.code == CODE), Matter(CODE))
    return [replace(lead, exposed=True), *(one for one in matters if one is not lead)]
