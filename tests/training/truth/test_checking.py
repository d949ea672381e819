"""Facts that nobody could use are refused, each told by its key."""

from __future__ import annotations

import pytest

from firstline.training.truth import BadFacts, of_facts


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (
            {"verfy_with": ["order_number"]},
            "facts: no such key verfy_with; did you mean verify_with",
        ),
        ({"persona": "formal"}, "no such key persona"),
        ({"finding": "NOPE"}, "facts.finding: no finding NOPE"),
        ({"finding": "DUP_CAPTURES"}, "did you mean DUP_CAPTURE"),
        ({"fault": "our"}, "facts.fault"),
        ({"family": 9}, "facts.family"),
        ({"mandatory_route": "police"}, "facts.mandatory_route"),
        ({"verify_with": ["dna"]}, "facts.verify_with: nobody is verified by dna"),
        ({"verify_with": ["crossword"]}, "facts.verify_with: nobody is verified by crossword"),
        ({"verify_with": ["candidate"]}, "facts.verify_with"),
        ({"truth": {"amount": "Jo Lee"}}, "facts.truth.amount: no sum stands there"),
        ({"truth": {"dates": ["2026-11-03", "never"]}}, "facts.truth.dates: no day stands there"),
        ({"goodwill_limit": "much"}, "facts.goodwill_limit"),
        ({"now": "yesterday"}, "now"),
    ],
)
def test_what_means_nothing_is_refused_by_its_key(facts: dict, told: str) -> None:
    with pytest.raises(BadFacts, match=told.replace("?", r"\?")):
        of_facts(facts)


def test_no_value_of_the_customers_is_in_the_message() -> None:
    with pytest.raises(BadFacts) as refused:
        of_facts({"truth": {"amount": "Jo Lee"}})

    assert "Jo" not in str(refused.value)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"finding": "dup_capture", "fault": "Ours", "family": "2", "mandatory_route": None},
        {"finding": "PARCEL_LATE"},
        {"verify_with": ["zip", "date_of_birth", "nickname"], "customer": {"nickname": "Bo"}},
        {"truth": {"amount": "thirty pounds", "dates": ["6 March", "2026-03-08"]}},
        {"truth": {"amount": 49.9, "anything": "else", "nested": {"slots": []}}},
    ],
)
def test_what_means_something_is_taken(facts: dict) -> None:
    assert of_facts(facts).given
