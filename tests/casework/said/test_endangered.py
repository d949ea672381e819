"""A danger counts wherever it is hers, whoever noticed it, until it is clearly over."""

from __future__ import annotations

import pytest

from firstline.casework.said.claim import DANGER
from tests.casework.records import said


def is_told(*texts):
    return said(*texts).claimed(DANGER) is not None


@pytest.mark.parametrize(
    "text",
    [
        "the neighbor says it smells of gas in my kitchen",
        "the plumber was here and says theres a gas leak",
        "the landlord says there is a gas leak in the building",
        "he says it smells of gas here",
        "the man upstairs says there is smoke coming out of my window",
        "my friend said there were sparks from our kettle",
        "my neighbour says carbon monoxide was measured in our flat",
        "my neighbour says there is gas in the hallway",
        "cust's neighbour smells gas in her flat",
        "my cousin got a shock from my toaster",
    ],
)
def test_whoever_noticed_it_a_danger_at_her_place_is_told(text):
    assert is_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "my neighbour says hers burned",
        "my neighbour's kitchen smells of gas",
        "my sister had a gas leak in her house",
        "my friend says his kettle gave him a shock",
        "my neighbour smells gas in her flat",
        "people online say their chargers caught fire",
    ],
)
def test_a_danger_at_another_place_is_somebody_elses(text):
    assert not is_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't smell gas, my neighbor does, from MY flat she says",
        "landlord said there is no gas leak, but I do smell something",
        "I don't smell burning but my wife does",
        "I never smelled burning, but something smells in our hall",
        "There is no carbon monoxide, they said, but I feel dizzy",
        "There is no carbon monoxide but the alarm keeps beeping",
        "I did not get a shock, my son did",
    ],
)
def test_a_denial_that_leaves_something_noticed_is_none(text):
    assert is_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't smell gas and my neighbour does not either",
        "no gas leak, but I do smell something fishy about this bill",
        "I do not smell gas. My wife does the cooking",
        "No smoke, no fire, just a broken lid",
        "no shock and no smoke, but I want my money",
    ],
)
def test_a_denial_with_nothing_noticed_stays_one(text):
    assert not is_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The smell of gas is gone since last week. But what is 2290",
        "there was a smell of gas last week, it is gone",
        "the CO alarm went off last month, it was fixed",
        "The engineer said the gas leak was fixed two weeks ago",
        "the burning smell went away three days ago",
    ],
)
def test_what_is_clearly_over_is_no_danger(text):
    assert not is_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "the gas smell is gone",
        "The gas smell went away last week. Today I smell it again",
        "The gas smell is gone since last week but my neighbour smells it",
        "The smell of gas was gone last week, but it is back",
        "smell of gas since last week, please have it fixed",
        "it smells of gas since last week and nobody has fixed it",
        "the smell of gas last week was said to be fixed, it still smells",
        "the gas leak is not fixed since last week",
        "gas leak was repaired two weeks ago, my kids feel dizzy",
        "the gas smell was fixed last month, the hob hisses",
        "my charger burned my hand last week, it was replaced",
    ],
)
def test_what_may_go_on_or_hurt_somebody_is_not_over(text):
    assert is_told(text)


def test_what_she_smells_after_all_counts_for_more_than_what_was_over():
    assert is_told("the smell of gas is gone since last week", "it smells of gas again")
    assert not is_told("it smells of gas", "the smell of gas was last week, it is gone")


@pytest.mark.parametrize(
    "text",
    [
        "my son is allergic to nuts, there were nuts in the box and he is in A&E",
        "both of us were sick after the chicken box",
        "I bit on a bit of glass in the soup",
        "the left ring hisses all the time when it is shut",
        "there is a rotten egg smell near the cooker",
        "the stove won't turn off, it is glowing",
        "the knob gave me a belt when I touched it",
        "the plug is standing in water",
        "the blades came off and flew across the room",
        "the lead of the kettle is frayed",
        "he wants it all to end",
        "next time I set the dog on your engineer",
    ],
)
def test_what_hurts_at_the_table_the_stove_and_the_plug_is_told(text):
    assert is_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "I nearly died waiting for your call",
        "your hold music hurts my ears",
        "I am allergic to waiting",
        "I work at the hospital and am home at six",
        "there was a hissing on the line",
        "the wine glasses in the box are the wrong ones",
        "the fridge does not turn on",
        "I'm sick of your boxes",
        "can the call just end",
    ],
)
def test_what_only_sounds_like_harm_is_not(text):
    assert not is_told(text)
