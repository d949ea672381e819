"""What she wants is heard in many words, and not in those that only sound like it."""

from __future__ import annotations

import pytest

from firstline.casework.wishes import (
    asks_of_today,
    asks_to_use,
    asks_where,
    calls_off,
    is_vague,
    keeps_it,
    sends_back,
    tells_of_elsewhere,
    tells_wrong,
    wants_a_pause,
    wants_money_back,
    wants_the_goods,
    wants_to_complain,
)


@pytest.mark.parametrize(
    "text",
    [
        "cancel my box",
        "cxl ord pls",
        "Please stop the fruit box, we cannot eat that much.",
        "I don't need it any more",
        "dont want the parcels anymore",
        "she wants out of her plan",
        "no more boxes",
        "call it off, I found another",
    ],
)
def test_something_is_to_be_called_off(text):
    assert calls_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "I cancelled my plan in May",
        "cancellation confirmed?",
        "stop ringing me",
        "cancel the second debit",
        "cancel my appointment",
        "at the end of the month",
        "I want the box",
    ],
)
def test_what_was_called_off_or_is_no_order_is_no_such_wish(text):
    assert not calls_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want my money back",
        "no replacement, I want the money",
        "just refund me",
        "give me the 36.50 back",
        "she'd rather have a refund",
    ],
)
def test_money_is_wanted_rather_than_goods(text):
    assert wants_money_back(text)


@pytest.mark.parametrize(
    "text", ["where is my refund", "I need the order number", "was it refunded?", "money is tight"]
)
def test_a_question_about_money_is_no_wish_for_it(text):
    assert not wants_money_back(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("where's my toaster", True),
        ("when can I pick it up", True),
        ("bearing eta?", True),
        ("any news on the pump", True),
        ("how do I descale it", False),
        ("it is broken", False),
    ],
)
def test_whoever_waits_for_a_thing_asks_where_or_when(text, asks):
    assert asks_where(text) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("can i use the hob again", True),
        ("ok to switch it on?", True),
        ("Is it safe to cook tonight?", True),
        ("May we drive the van until then?", True),
        ("it is safe now", False),
        ("I use it every day", False),
        ("can you send a new one", False),
    ],
)
def test_whoever_asks_whether_a_thing_may_be_used_is_heard(text, asks):
    assert asks_to_use(text) is asks


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I just want my parcel", True),
        ("no complaint, only the package please", True),
        ("I'd like my order now", True),
        ("I just want my parcel cancelled", False),
        ("I just want my order changed", False),
        ("I want to change my order", False),
    ],
)
def test_the_parcel_itself_is_wanted_or_something_changed_about_it(text, wanted):
    assert wants_the_goods(text) is wanted


@pytest.mark.parametrize(
    "text", ["she's absolutely furious with us", "The customer is very upset", "same problem again"]
)
def test_anger_alone_tells_nothing_of_what_it_is_about(text):
    assert is_vague(text)


@pytest.mark.parametrize(
    "text",
    [
        "I am furious, the invoice has the wrong VAT id on it",
        "I'm disappointed: the toaster burns one side",
        "please print this again",
        "I'm upset, the toaster smells odd",
    ],
)
def test_whoever_tells_angrily_what_it_is_about_is_not_vague(text):
    assert not is_vague(text)


@pytest.mark.parametrize(
    "text", ["I want to make a complaint", "complaint please", "I'd like to complain"]
)
def test_she_complains_now(text):
    assert wants_to_complain(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to complain",
        "I do not want to make a complaint",
        "no need to complain",
        "can I withdraw my complaint",
        "where can I see my complaint",
    ],
)
def test_she_does_not_complain_now(text):
    assert not wants_to_complain(text)


@pytest.mark.parametrize(
    "text", ["he likes them, keep them", "she will keep it", "no action needed"]
)
def test_what_came_is_kept(text):
    assert keeps_it(text)


@pytest.mark.parametrize(
    "text", ["she does not like them", "I don't want to keep it", "keep it fixed"]
)
def test_what_came_is_not_kept(text):
    assert not keeps_it(text)


@pytest.mark.parametrize(
    "text",
    ["how do I get it back to you", "can I send it back", "getting this back to the shop, how"],
)
def test_a_thing_that_is_to_go_back_to_us_is_heard(text):
    assert sends_back(text)


@pytest.mark.parametrize(
    "text",
    ["when do I get it back", "will I get this back", "can she get the money back"],
)
def test_what_she_is_to_get_back_is_no_return(text):
    assert not sends_back(text)


@pytest.mark.parametrize(
    "text",
    [
        *("is it today", "will it be finished today?", "so is it ready tomorrow then"),
        *("cust asks if is it done this afternoon", "are they going to finish the machine today"),
    ],
)
def test_whether_it_is_today_is_heard(text):
    assert asks_of_today(text)


@pytest.mark.parametrize(
    "text",
    [
        *("nobody came today", "is it safe", "will you call me today", "today is my birthday"),
        "the parcel was to come today and I waited in for it all day long",
    ],
)
def test_what_only_tells_of_today_asks_nothing(text):
    assert not asks_of_today(text)


@pytest.mark.parametrize(
    "text",
    ["pls pause the box over xmas", "skip next week's box", "put my plan on hold", "suspend it"],
)
def test_a_pause_is_wanted(text):
    assert wants_a_pause(text)


@pytest.mark.parametrize(
    "text", ["stop the box", "you put me on hold", "skip the call", "cancel it"]
)
def test_no_pause_is_wanted(text):
    assert not wants_a_pause(text)


@pytest.mark.parametrize(
    "text",
    [
        *("89 dollars of mine went to 3946, nobody's here", "my 89 was sent to 3946"),
        "it got paid to a 3946, not one of hers",
    ],
)
def test_money_at_digits_that_nobody_knows_went_elsewhere(text):
    assert tells_of_elsewhere(text)


@pytest.mark.parametrize("text", ["I went to the shop 2024", "paid 2500.00", "where is my 89"])
def test_a_sum_or_a_year_is_no_account(text):
    assert not tells_of_elsewhere(text)


@pytest.mark.parametrize(
    "text", ["tech came with the wrong seal", "the valve does not fit", "another part than ordered"]
)
def test_that_a_thing_is_not_the_right_one_is_told(text):
    assert tells_wrong(text)


@pytest.mark.parametrize("text", ["is the part there", "when is the seal here", "it fits"])
def test_who_asks_for_a_thing_does_not_tell_that_it_is_wrong(text):
    assert not tells_wrong(text)
