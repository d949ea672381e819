"""The whole of `firstline ask`: prepare, understand, answer, print."""

from __future__ import annotations

import json
from collections.abc import Callable

from rich.console import Console

from firstline import clock, workplace
from firstline.asking import BadQuestion, ask, preparing, terminal, text_of
from firstline.asking.preparing import NoRecords
from firstline.asking.understanding import understand
from firstline.casework.formats import formats
from firstline.desk.opening import CustomerAmbiguous, CustomerNotFound
from firstline.desk.reply import Reply
from firstline.engine import training
from firstline.language.encoder import NoEncoder
from firstline.language.model import ModelRefused
from firstline.language.understanding import Understanding
from firstline.settings import PROJECT
from firstline.workplace import Workplace

MOST_CANDIDATES = 10
NOBODY = "No customer has that identifier or name."
SEVERAL = "More than one customer may be meant; give the number, e-mail or order number of one:"


class CannotAnswer(RuntimeError):
    """The message is for the person who asked."""


def run(customer: str, raw: str, as_json: bool, tell: Callable[[str], None], agent: str) -> bool:
    """Print the answer; False when it is no card. `agent`: whom the card names. Raises CannotAnswer."""
    try:
        text = text_of(raw)
        place = workplace.open_workplace()
        preparing.records(place, tell)
        replies = _replies(place, customer, text, tell, agent)
    except (BadQuestion, NoRecords, NoEncoder, ModelRefused, training.TrainingFailed) as wrong:
        raise CannotAnswer(str(wrong)) from None
    except CustomerNotFound:
        raise CannotAnswer(NOBODY) from None
    except CustomerAmbiguous as several:
        listed = (f"  {one.masked}" for one in several.candidates[:MOST_CANDIDATES])
        raise CannotAnswer("\n".join((SEVERAL, *listed))) from None
    cards = [reply for reply in replies if reply.card]
    if as_json and not cards:
        raise CannotAnswer(_words(replies[0]))
    if as_json:
        print("\n".join(json.dumps(reply.card, ensure_ascii=False) for reply in cards))
    else:
        _print(replies, place)
    return bool(cards)


def _replies(
    place: Workplace, customer: str, text: str, tell: Callable[[str], None], agent: str
) -> tuple[Reply, ...]:
    def understood(text: str) -> Understanding:
        archive = training.ensure_model(place.settings.home, PROJECT, tell)
        return understand(text, archive, PROJECT / "config.yml", place.company)

    reply = ask(place, customer, text, understood, agent, clock.now())
    return (reply, *reply.more)


def _print(replies: tuple[Reply, ...], place: Workplace) -> None:
    console = Console(highlight=False)
    reader = formats(place.company, None, None)
    for reply in replies:
        words = _words(reply)
        if reply.card:
            notice = words.removesuffix(reply.card["headline"] or "").strip()
            terminal.show(reply.card, notice, reader, console)
        else:
            terminal.tell(words, console)
        for choice in reply.choices:
            terminal.tell(f"  ? {choice.label}", console)


def _words(reply: Reply) -> str:
    return preparing.response(reply.response) if reply.response else reply.text
