"""Short answers to what a card offered or said: they go on with it, whatever they sound like."""

from __future__ import annotations

from dataclasses import replace

from firstline.casework import meant
from firstline.casework.chosen import asks_on, chosen, corrects, offered
from firstline.casework.playbook.shelf import Books
from firstline.casework.said import Said, gather
from firstline.casework.said.claim import CARD_EXPOSED, DANGER, FOR_ANOTHER, OF_PEOPLE, Claim
from firstline.casework.topics import topics
from firstline.desk.asked import Asked, Turn
from firstline.desk.cases import Case
from firstline.desk.hearing import Heard
from firstline.records.snapshot import Snapshot

MOST_WORDS = 18
TYPED = "typed_details"
AGAIN = "verify_identity"  # the intent under which a case's card is shown again
# Never part of what a card offered.
ALARMING = frozenset({DANGER, FOR_ANOTHER, *OF_PEOPLE})
# What a question that names nothing hardly sounds like, where the case is not about it.
NAMES_ITS_THING = frozenset({"parts_missing", "appointment_missed", "call_dropped"})


def going_on(turn: Turn, case: Case, snapshot: Snapshot) -> tuple[Turn, tuple[str, ...]] | None:
    """The turn that goes on with the case, and what the case is about; none where the message is of
    its own. `case` as it was before it."""
    if not (turn.asked.typed and case.customer_id and case.findings) or _is_of_its_own(turn):
        return None
    about = _answered(turn, case)
    offers = _offered(turn, case)
    answers = chosen(turn.heard.latest.text) & offers
    if not about or not (answers or _asks_on(turn, about, snapshot)):
        return None
    heard = turn.heard if answers else _as_question(turn.heard)
    if TYPED in offers & chosen(heard.all.text):
        heard = Heard((_exposed(heard.latest), *heard.each[1:]), _exposed(heard.all))
    asked = Asked(turn.asked.case_id, turn.asked.agent, AGAIN)
    return replace(turn, asked=asked, heard=heard), about


def _is_of_its_own(turn: Turn) -> bool:
    latest = turn.heard.latest
    alarms = any(one.kind in ALARMING and not one.denied for one in latest.claims)
    names = latest.full or any(not tail.owned for tail in latest.tails)
    return bool(alarms or names) or len(latest.text.split()) > MOST_WORDS


def _asks_on(turn: Turn, about: tuple[str, ...], snapshot: Snapshot) -> bool:
    text = turn.heard.latest.text
    if meant.names_an_article(snapshot, turn.heard.latest, turn.now):
        return False
    if turn.asked.intent in NAMES_ITS_THING - {*about} or not topics(text) <= {*about}:
        return False
    return asks_on(text) or corrects(text)


def _as_question(heard: Heard) -> Heard:
    """A question claims nothing; a correction does."""
    if not asks_on(heard.latest.text):
        return heard
    each = (replace(heard.latest, claims=()), *heard.each[1:])
    return Heard(each, gather(each))


def _last(case: Case) -> list[dict[str, str]]:
    """The findings that the newest cards told."""
    return [one for one in case.findings if one["at"] == case.findings[0]["at"]]


def _offered(turn: Turn, case: Case) -> frozenset[str]:
    known = (offered(one["family"], one["finding"], turn.books) for one in _last(case))
    return frozenset().union(*known)


def _answered(turn: Turn, case: Case) -> tuple[str, ...]:
    """The issues that the newest cards answer: of several the one that was raised."""
    found = (_issue(turn.books, case, one["family"], one["finding"]) for one in _last(case))
    return tuple(dict.fromkeys(one for one in found if one)) or case.concerns


def _issue(books: Books, case: Case, family: str, code: str) -> str:
    intents = books.by_family[family].intents if family in books.by_family else ()
    able = [one for one in intents if not books.codes_of(one) or code in books.codes_of(one)]
    return next((one for one in case.concerns if one in able), next(iter(able), ""))


def _exposed(said: Said) -> Said:
    """She typed her card into what is not ours, so it is in other hands."""
    if said.claimed(CARD_EXPOSED):
        return said
    kept = tuple(one for one in said.claims if one.kind != CARD_EXPOSED)
    return replace(said, claims=(Claim(CARD_EXPOSED, "", 0, 0), *kept))
