from __future__ import annotations

import pytest

from firstline.casework.said.claim import DANGER
from firstline.casework.said.peril import SELF_HARM, THREAT, peril_of
from tests.casework.records import said

MEANT_HERSELF = """
he says he'll kill himself if this isnt resolved
customer wants to kill himself because of the washer
I don't want to live any more
cust says she is going to end her life
I’m suicidal and you keep me on hold
if you do not help I will kill myself
he is thinking of jumping off a bridge
I just want to die
I'd be better off dead
she says she wants to hurt herself
""".strip().splitlines()
MEANT_OTHERS = """
he threatens to come to the office with a gun
I'm going to kill you
he says he'll shoot the next engineer who comes
customer threatened our driver with a knife
I will burn your office down
I'll come over there with a baseball bat
she wants to beat up the technician
he says there is a bomb in the store
customer makes death threats
he's threatening violence
""".strip().splitlines()
FIGURES = """
my boss will kill me
this is killing me
dying to know when it comes
I could murder a coffee
I'd kill for a working washer
I'm killing myself trying to get this fixed
I nearly killed myself laughing
I could kill myself for losing the receipt
shoot me an email
it is commercial suicide
""".strip().splitlines()
NEAR_MISSES = """
the knife set came with a knife missing
she threatens me with a lawyer
customer threatens to sue
I will hit you with a complaint
he threatened to cancel his plan
I don't want to live in this flat without heating
can you kill the subscription
it comes with a massage gun
he wants to shoot a video of the washer
you are going to kill my reputation
""".strip().splitlines()
DENIED = """
I am not going to kill myself, I just want my money
I'm not suicidal
he did not threaten anybody with violence
I won't hurt anyone
he isn't suicidal
I never said I'd kill myself
nobody wants to hurt you
she doesn't want to kill herself
no death threats were made
I'm not saying I will kill myself
""".strip().splitlines()


def perils(text):
    dangers = [one for one in said(text).claims if one.kind == DANGER and one.is_plain]
    return {peril_of(one.written) for one in dangers} - {None}


@pytest.mark.parametrize("text", MEANT_HERSELF)
def test_that_somebody_may_harm_herself_is_heard(text):
    assert perils(text) == {SELF_HARM}


@pytest.mark.parametrize("text", MEANT_OTHERS)
def test_a_threat_of_violence_is_heard(text):
    assert perils(text) == {THREAT}


@pytest.mark.parametrize("text", [*FIGURES, *NEAR_MISSES, *DENIED])
def test_what_only_sounds_like_it_or_is_denied_is_not(text):
    assert perils(text) == set()


def test_the_words_of_it_stand_in_the_text():
    text = "Hello, he says he’ll kill himself."
    (claim,) = (one for one in said(text).claims if one.kind == DANGER)
    assert text[claim.start : claim.end] == claim.written == "kill himself"
