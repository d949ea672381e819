"""What a card cannot judge is told on it."""

from __future__ import annotations

import json

from firstline.training.scoring import read_line, score
from firstline.training.wording import sheet
from tests.training.scoring.families import line


def told(given: str) -> list[str]:
    return score(read_line(given)).as_json()["not_judged"]


def test_every_card_says_what_words_cannot_show():
    assert set(sheet("not_judged")["always"]) <= set(told(line("debit", "good")))


def test_a_card_without_records_or_events_says_so():
    alone = json.dumps({"id": 1, "turns": [{"speaker": "agent", "text": "I'll check it now."}]})

    assert set(sheet("not_judged")["without_facts"]) <= set(told(alone))
    assert set(sheet("not_judged")["without_events"]) <= set(told(alone))
    assert not set(sheet("not_judged")["without_facts"]) & set(told(line("debit", "good")))


def test_another_language_is_all_that_is_said_of_it():
    text = (
        "Guten Tag, ich habe Ihre Bestellung gefunden und es tut mir leid, dass wir nicht da waren."
    )
    given = json.dumps({"id": 1, "turns": [{"speaker": "agent", "text": text}]})

    assert told(given) == sheet("not_judged")["language"]
