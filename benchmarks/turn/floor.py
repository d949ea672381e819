"""The same look-up in this process, without Rasa or HTTP: the floor under a guidance turn."""

from __future__ import annotations

import tarfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.turn.questions import Question
from firstline import clock, settings
from firstline.casework import guide, said
from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import Level
from firstline.casework.guide import Asking
from firstline.casework.identity import Identity
from firstline.desk.hearing import hear
from firstline.language import encoder, model
from firstline.language.classifier import Classifier
from firstline.records import snapshot
from firstline.workplace import Workplace, open_workplace


def look_up(home: Path) -> Callable[[Question], str]:
    """Understand, read, load, find and word one question; the finding of its card.

    `home` is where `firstline up` has already put its model and its records.
    """
    place = _workplace(home)
    classifier = _classifier(home, place)

    def answer(question: Question) -> str:
        now = clock.now()
        intent = classifier.classify(question.text).intent
        heard = hear([question.text], place.company, now)
        with place.records.connect() as records:
            hers = snapshot.load(records, question.customer, place.company, heard.endings)
        books = place.shelf.books()
        asking = Asking(heard.all, heard.latest, (intent,))
        found = guide.guidance(hers, asking, now, books)
        card = make_card(
            (*found.leads, *found.also),
            hers,
            Identity(Level.CLAIMED),
            books,
            Staff(agent="demo"),
            now,
        )
        return card["finding"]

    return answer


def _workplace(home: Path) -> Workplace:
    here = settings.load()
    return open_workplace(
        replace(
            here,
            home=home,
            records_url=f"sqlite:///{home / 'records.db'}",
            desk_url=f"sqlite:///{home / 'desk.db'}",
        )
    )


def _classifier(home: Path, place: Workplace) -> Classifier:
    """The classifier that the served model holds."""
    (archive,) = home.rglob("*.tar.gz")
    folder = home / "classifier"
    folder.mkdir()
    with tarfile.open(archive) as packed:
        for member in packed.getmembers():
            if Path(member.name).name in (model.FACTS, model.ARRAYS):
                member.name = Path(member.name).name
                packed.extract(member, folder)
    return Classifier(model.load(folder), encoder.shared(), lambda text: _is_number(text, place))


def _is_number(text: str, place: Workplace) -> bool:
    about = place.company
    return said.names_only(text, region=about.region, timezone=about.timezone, now=clock.now())
