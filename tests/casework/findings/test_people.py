from __future__ import annotations

from pathlib import Path

import pytest

from firstline.casework import guide, playbook
from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import Level
from firstline.casework.findings import families
from firstline.casework.findings.people import find
from firstline.casework.guide import Asking
from firstline.casework.identity import Identity
from firstline.casework.said import Said, by_name
from firstline.casework.said.gathering import gather
from firstline.records import rows
from firstline.workplace import PLAYBOOKS
from tests.casework.findings.call.cases import line, order, parcel
from tests.casework.records import NOW, said, snapshot

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
SENT_WRONG = (order(), line(sent="BL-2"), parcel())
LOPEZ = rows.Customer("CU-1", name="Maria Lopez", locale="en_US", timezone="America/New_York")


def found(text, *intents, records=(), earlier=""):
    latest = by_name(said(text), LOPEZ.name, ["Carl Winters"])
    whole = latest if not earlier else gather([latest, by_name(said(earlier), LOPEZ.name, ())])
    asking = Asking(whole, latest, intents or ("account_summary",))
    return guide.guidance(snapshot(*records, customer=LOPEZ), asking, NOW, BOOKS)


def codes(*given, **more):
    return [one.code for one in found(*given, **more).leads]


def test_the_records_alone_tell_nothing_of_people():
    assert find(snapshot(*SENT_WRONG, customer=LOPEZ), Said(), NOW) == ()


@pytest.mark.parametrize(
    "text", ["engineer stole my ring", "your driver groped my wife", "the fitter was drunk"]
)
def test_misconduct_is_talked_about_alone(text):
    assert codes(text, "item_wrong", records=SENT_WRONG) == ["MISCONDUCT"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("maybe your engineer stole my ring", "MISCONDUCT"),
        ("did the fitter steal my ring?", "MISCONDUCT"),
        ("my neighbour says your driver groped her", "MISCONDUCT"),
        ("I think your driver was rude to my wife", "CONDUCT"),
    ],
)
def test_what_is_not_sure_of_ours_is_asked_about(text, code):
    one = found(text).leads[0]
    assert (one.code, one.certainty) == (code, "unknown")
    assert "May I ask what happened, and who was there?" in " ".join(card(text)["say"])


@pytest.mark.parametrize("text", ["if my husband died, what then", "what if the customer died"])
def test_a_death_that_is_only_thought_of_is_none(text):
    assert "BEREAVED" not in codes(text, records=SENT_WRONG)


@pytest.mark.parametrize(
    "text",
    ["the wrong mixer came and your driver was rude", "wrong item. Your agent yelled at me!"],
)
def test_rudeness_is_told_beside_what_else_she_asks(text):
    assert codes(text, "item_wrong", records=SENT_WRONG) == ["WRONG_ITEM", "CONDUCT"]


def test_rudeness_alone_brings_no_other_matter_up():
    assert codes("your driver was rude", records=SENT_WRONG) == ["CONDUCT"]


@pytest.mark.parametrize(
    "text", ["customer died, her son asks", "maria passed away", "Mrs Lopez has died"]
)
def test_somebody_else_than_the_holder_hears_nothing_of_the_account(text):
    assert codes(text, "refund_status", "item_wrong", records=SENT_WRONG) == ["BEREAVED"]


@pytest.mark.parametrize(
    "text",
    ["this is Maria's brother", "her lawyer is calling", "I'm calling on behalf of Mrs Lopez"],
)
def test_who_speaks_for_the_holder_hears_nothing_of_the_account(text):
    assert codes(text, "refund_status", "item_wrong", records=SENT_WRONG) == ["THIRD_PARTY"]
    later = codes("and which card", "refund_status", records=SENT_WRONG, earlier=text)
    assert later == ["THIRD_PARTY"]


def test_once_the_holder_agrees_the_matter_goes_on():
    agreed = codes("she agrees", "item_wrong", records=SENT_WRONG, earlier="her lawyer is calling")
    assert agreed == ["WRONG_ITEM"]


def test_after_a_death_nobody_is_asked_for_the_holders_consent():
    assert codes("her husband is calling, Maria died", records=SENT_WRONG) == ["BEREAVED"]


def test_that_the_holder_died_counts_for_the_whole_case():
    asked = codes("when does it come", "order_status", records=SENT_WRONG, earlier="customer died")
    assert asked == ["BEREAVED"]


@pytest.mark.parametrize("text", ["my husband died", "her mother has passed away", "my late aunt"])
def test_whose_account_it_is_is_asked_when_a_relative_died(text):
    first = found(text, "item_wrong", records=SENT_WRONG).leads[0]
    assert (first.code, first.certainty) == ("BEREAVED", "unknown")
    assert "whose_unsure" in first.facts


def test_a_relative_of_the_holders_name_is_the_holder():
    assert found("my sister Maria died").leads[0].certainty == "likely"


@pytest.mark.parametrize("later", ["it is in my name", "the account is mine", "when is it due"])
def test_whose_account_it_is_is_asked_once(later):
    assert codes(later, "order_status", records=SENT_WRONG, earlier="my husband died") != [
        "BEREAVED"
    ]


@pytest.mark.parametrize(
    "text",
    ["carl scratched my floor", "Carl Winters was rude to me", "winters: Carl broke my door"],
)
def test_one_of_ours_is_known_by_his_name(text):
    one = found(text).leads[0]
    assert one.code == "CONDUCT"
    assert one.facts["told"].text.lower() in text.lower()


@pytest.mark.parametrize(
    "text", ["the dryer scratched my floor", "Carl was on time", "my son broke my door"]
)
def test_nobody_of_ours_did_it(text):
    assert "CONDUCT" not in codes(text, records=SENT_WRONG)


@pytest.mark.parametrize("text", ["delete my data", "GDPR request pls", "what data do you hold"])
def test_a_request_about_her_data_goes_to_who_answers_it(text):
    made = card(text)
    assert made["finding"] == "DATA_REQUEST"
    assert made["escalate"]["to"] == "privacy team"


def test_nothing_that_is_said_to_somebody_else_tells_of_the_account():
    made = card("customer died, his son asks for the 80.00", records=SENT_WRONG)
    assert not any(digit.isdigit() for digit in " ".join(made["say"]).split(" by ")[0])


def card(text, **more):
    leads = found(text, **more).leads
    records = snapshot(*more.get("records", ()), customer=LOPEZ)
    return make_card(leads, records, Identity(Level.VERIFIED), BOOKS, Staff("Jo"), NOW)


def test_the_death_of_another_lifts_no_lock_on_who_asks_for_another():
    for told in ("calling for my mum, her husband died last month", "for my dad, his sister died"):
        first = f"I am {told}" if told.startswith("calling") else f"I am calling {told}"
        later = codes("where is it now", "item_wrong", records=SENT_WRONG, earlier=first)
        assert "THIRD_PARTY" in later and "WRONG_ITEM" not in later


@pytest.mark.parametrize(
    "text",
    [
        "her neighbour calling: it smells of gas at hers",
        "my son is the customer, gas is coming out of the hob",
        "this is her landlord, my wife says smoke comes out of the toaster",
        "her flatmate here, she burned her hand on the toaster",
    ],
)
def test_a_danger_that_another_tells_of_comes_before_who_he_is(text):
    assert codes(text, "item_wrong", records=SENT_WRONG)[0] == "SAFETY"
