from __future__ import annotations

import pytest

from tests.casework.said_cases import owned, said


@pytest.mark.parametrize(
    "text",
    [
        "my card ends 4421",
        "my card is x4421",
        "her card ending in 4421",
        "her Visa 4421",
        "mine ends 4421",
        "hers is 4421",
        "his debit card *4421",
        "their account 4421",
        "the customer's card ends 4421",
        "paid with card 4421",
        "she paid using visa 4421",
        "customer has a visa 4421",
        "she only has a Visa ending 4421",
        "4421 is her card",
        "4421 is mine",
        "card on file 4421",
        "she says her card ends 4421",
        "my acct no is 4421",
        "it says account 7776, mine is 4421",
        "the email says my account ending in 7776 was credited but her card ends 4421",
        "why does it say 7776 when my visa ends in 4421",
        "my card ends 4421 not 7776",
        "not 7776. My card ends 4421.",
        "my card ends 4421, so why does it say 7776?",
    ],
)
def test_what_she_names_as_hers_is_hers(text):
    assert owned(text) == ["4421"]


@pytest.mark.parametrize(
    "text",
    [
        "7776",
        "the account ending 7776",
        "I have no card ending 7776",
        "she has no card 7776",
        "customer has no 7776 card",
        "not my card 7776",
        "my card doesn't end 7776",
        "none of her cards ends 7776",
        "7776 isn't my card",
        "7776 is not hers",
        "I don't have an account ending 7776",
        "is my card 7776?",
        "is 7776 her card?",
        "do I have a card ending 7776?",
        "which of my cards ends 7776",
        "what is my account 7776",
        "my account ending 7776?",
        "if her card ends 7776",
        "the email says my account ending in 7776 was credited",
        "she got an email saying her account ending in 7776 was credited",
        "it says, my account ending in 7776 has been credited",
        "you told me my card 7776 was used",
        "your account ending in 7776",
        "our account 7776",
        "someone else's card 7776",
        "my order. 7776",
    ],
)
def test_what_she_denies_asks_or_only_relays_is_not_hers(text):
    assert owned(text) == []


def test_nothing_inside_the_message_she_received_is_hers():
    text = (
        "Why 7776? My card ends 4421.\n\n---------- Forwarded message ---------\n"
        "From: Shop <refunds@shop.example>\n\nmy card ends 7776\n"
    )

    assert owned(text) == ["4421"]


def test_other_identifiers_can_be_hers_too():
    assert owned("her order 10447776 and my email is a@b.com") == ["10447776", "a@b.com"]
    assert owned("order 10447776") == []


def test_owning_changes_nothing_else():
    mention = said("my card ends 4421").mentions[0]

    assert (mention.kind, mention.value, mention.written) == ("tail", "4421", "4421")
