"""A minted scenario knows which senders are the company's."""

from __future__ import annotations

from random import Random

from firstline.records.tables import messages
from firstline.training import minting
from tests.channels.site import NOW, demo_place, place
from tests.training.minting.closed import at_home, closed

__all__ = ["demo_place", "place"]
MAIL = "she got a mail from help@alderfinch-refunds.example about an account ending 6092"


def test_a_stranger_s_mail_is_one_also_when_we_never_wrote_to_her(place, tmp_path):
    here = at_home(place, tmp_path)
    with here.records.begin() as records:
        records.execute(messages.delete().where(messages.c.customer_id == "CU-1013"))
    case_id = closed(here, "CU-1013", "explain_number", MAIL)

    assert minting.mint(here, case_id, "ellen", NOW, Random(7)).finding == "NOT_OURS"
