"""What she chooses of what a card offers, by her words."""

from __future__ import annotations

from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.chosen import asks_on, chosen, corrects, offered, with_choices
from firstline.casework.finding import Finding
from firstline.casework.findings import families
from firstline.casework.playbook.common import CHOICES
from firstline.workplace import PLAYBOOKS

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
CHOSEN = {
    "chose_money": """
rather the money
i'd rather have the money than another toaster
just give me my 74 back then
actually money back
the refund please
he'd rather have his money back for the kit
""",
    "chose_goods": """
a new one please
send a new one then
replacement please
she'd like another one
send it again
""",
    "chose_to_keep": """
ah leave it there
leave it on the bank account, fine
keep it then
she'll keep the plan
it can stay where it is
""",
    "chose_to_stop": """
never mind, cancel the repair
forget it, he'll call off the whole visit
yes cancel it
only wanted one
please call the visit off
""",
    "chose_to_move": """
please put it on the visa instead
move it to my card
to the mastercard please
""",
    "named_time": """
wednesday
tomorrow after lunch is fine
thursday afternoon would be best
can you ring me tomorrow at 10 instead
the old day suits me better
morning
evening is better for him
""",
    "typed_details": """
oh dear, I did put my card in
yes I typed my card number
she entered her details
""",
    "typed_nothing": """
no i typed nothing in
no, didn't enter anything
I never typed anything
no
""",
}
NOTHING = """
not the money, please
I don't want a new one
the money is not there
the new one came broken
why did you cancel the order
nobody came on wednesday
the engineer was due tomorrow morning and rang off
my refund has not come
I told you to cancel it
hello
did not get my parcel
""".strip().splitlines()


def lines(text):
    return text.strip().splitlines()


@pytest.mark.parametrize(("fact", "text"), [(f, t) for f in CHOSEN for t in lines(CHOSEN[f])])
def test_a_choice_is_heard(fact, text):
    assert fact in chosen(text)


@pytest.mark.parametrize("text", NOTHING)
def test_what_chooses_nothing_is_no_choice(text):
    assert chosen(text) == frozenset()


def test_the_newest_choice_counts():
    assert chosen("actually money back\n\nsend a new one then") == {"chose_money"}


def test_a_choice_counts_only_where_the_wording_knows_it():
    lost = Finding("order", "PARCEL_LOST", "certain", {})
    status = Finding("order", "ORDER_STATUS", "certain", {})
    assert "chose_money" in with_choices(lost, "rather the money", BOOKS).facts
    assert with_choices(status, "rather the money", BOOKS).facts == {}


def test_every_choice_is_offered_by_some_wording():
    known = {
        name
        for family, book in BOOKS.by_family.items()
        for code in book.findings
        for name in offered(family, code, BOOKS)
    }
    assert known == {*CHOICES}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "how long then",
            "and how long till it's back",
            "what now",
            "are you sure",
            "who decides",
        ),
        *("when's the money back", "will it be there today?", "so what happens to the second one"),
        *("why the bank", "when will it drop off", "can't you do it faster, I need it for rent"),
    ],
)
def test_a_question_about_what_was_told_goes_on_with_it(text):
    assert asks_on(text)


@pytest.mark.parametrize(
    "text",
    [
        *("when is the engineer coming", "where is my parcel", "why was I charged twice"),
        *("how long does the parcel take", "who is Imran", "is my washer ready today"),
    ],
)
def test_a_question_that_names_its_matter_does_not(text):
    assert not asks_on(text)


@pytest.mark.parametrize(
    "text",
    ["no sorry, one was September", "my mistake, it was the 5th", "both november, sorry, 16th"],
)
def test_a_correction_is_heard(text):
    assert corrects(text)


@pytest.mark.parametrize("text", ["I am not sorry", "they actually came twice", "thank you"])
def test_what_corrects_nothing_is_none(text):
    assert not corrects(text)
