"""What we did not do may be told; who is said to have failed, when and with how much must be true."""

from __future__ import annotations

import pytest

from firstline.training.scoring import ScoreCard
from tests.training.scoring.test_findings import card_of


def fatal(card: ScoreCard) -> set[str]:
    return {one.code for one in card.fatal}


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        ("MOVED_UNTOLD", "No notice was sent."),
        ("MOVED_UNTOLD", "Not one text was sent when it moved."),
        ("MOVED_UNTOLD", "You should have had a text and you didn't get one."),
        ("CREDIT_LATE", "The credit failed."),
        ("CREDIT_LATE", "The transfer bounced and sat there."),
        ("CB_MISSED", "No call was placed."),
        ("CB_MISSED", "The callback was never made."),
        ("PORTAL_FAIL", "Our form fell over all day."),
        ("MISS_1", "No engineer was sent."),
        ("NOT_ORDERED_LOCAL", "No order was ever placed for it."),
        ("CREDIT_LATE", "On Friday I'll look whether it has arrived and ring you before five."),
        ("CREDIT_LATE", "If the money landed on another day, tell me and I note it."),
        ("CB_MISSED", "We made no note of the callback, so it didn't happen."),
        ("CB_MISSED", "Nobody was told of your callback, which is why that never happened."),
        ("MISS_1", "I'm asking whether our man came to another door and write to you."),
        ("NOT_ORDERED_LOCAL", "I'll find out whether it was ordered elsewhere and tell you today."),
        ("BACKORDER", "You may wait for it, or cancel with nothing to pay, as you prefer."),
        ("BACKORDER", "You can cancel at no charge or keep your place in the queue."),
    ],
)
def test_what_was_not_done_is_no_denial_and_a_choice_no_cause(finding: str, said: str) -> None:
    card = card_of(finding, [said])

    assert "DENIED_RECORD" not in fatal(card) and card.wrong_facts == ()


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        ("MOVED_UNTOLD", "A notice was sent to you."),
        ("MOVED_UNTOLD", "You would have had an email about the change."),
        ("CB_MISSED", "No call was missed on Monday."),
        ("CREDIT_LATE", "The money has arrived, so see whether your bank holds it and ring me."),
        ("CB_MISSED", "We rang you back at five but you did not pick up."),
        ("CB_MISSED", "Our colleague phoned and nobody answered."),
        ("PORTAL_FAIL", "The page never went down."),
        ("MISS_1", "Nobody missed your visit."),
        ("MISS_1", "Our man came at ten and nobody opened."),
        ("MISS_1", "You weren't home when our engineer called round."),
        ("MISS_1", "The weather kept our man away."),
        ("DROP_PAST", "Our agent saw you hang up."),
        ("DUP_PRIOR", "Your bank sent the one payment through twice."),
        ("DUP_PRIOR", "No second payment was taken."),
        ("AUTH_HOLD", "We charged you a second time by mistake."),
        ("BACKORDER", "You must have cancelled it yourself."),
    ],
)
def test_what_the_records_contradict_never_passes(finding: str, said: str) -> None:
    card = card_of(finding, [said])

    assert card.wrong_facts or "DENIED_RECORD" in fatal(card)
