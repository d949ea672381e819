"""What is not in English is said to be not judged, also where half of it is."""

from __future__ import annotations

import json

import pytest

from firstline.training.scoring import read_line, score
from tests.training.scoring.families import replies, transcript

FOREIGN = (
    "Je suis désolé, Madame. Nous avons débité deux fois votre carte, et c'est notre erreur.",
    "Es tut mir sehr leid. Wir haben den Betrag zweimal abgebucht, das war unser Fehler.",
    "Lo siento mucho. Le hemos cobrado dos veces y ya está devuelto a su tarjeta.",
)


@pytest.mark.parametrize("foreign", FOREIGN)
def test_an_answer_in_another_language_is_not_judged_though_the_rest_is_english(
    foreign: str,
) -> None:
    ask = replies("debit", "good")[0]
    card = score(read_line(json.dumps(transcript("debit", [ask, foreign]))))

    assert card.unscored == "language" and not card.passed and card.not_judged


@pytest.mark.parametrize("greeting", ["Guten Tag.", "Bonjour Madame.", "Hola, buenos días."])
def test_a_greeting_in_hers_is(greeting: str) -> None:
    first, *rest = replies("debit", "good")
    card = score(read_line(json.dumps(transcript("debit", [f"{greeting} {first}", *rest]))))

    assert card.unscored is None and card.passed
