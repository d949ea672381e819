"""What is answered once it is known who the case is about: a card, a question or a few words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from firstline.casework import guide
from firstline.casework.card import Staff, make_card
from firstline.casework.finding import Finding
from firstline.casework.playbook.shelf import Books
from firstline.desk.cases import Case
from firstline.desk.question import Choice, choice
from firstline.desk.reply import Reply
from firstline.records import teams
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

if TYPE_CHECKING:
    from firstline.desk.turn import Turn

CHAT = frozenset(
    {"greet", "goodbye", "thanks", "affirm", "deny", "small_talk", "out_of_scope", "help"}
)
UNSURE = "nlu_fallback"
ONLY_IDENTIFIERS = "inform"
NUMBER = "number"
MOST_FINDINGS = 20
MOST_GUESSES = 3


def without_customer(turn: Turn) -> Reply:
    """Nobody is named yet: words for words, and for everything else who it is about."""
    if turn.asked.intent in CHAT:
        return Reply(response=f"utter_{turn.asked.intent}")
    if turn.asked.intent == UNSURE and not turn.heard.latest.mentions:
        return _clarify(turn)
    named = any(mention.kind != "tail" for mention in turn.heard.latest.mentions)
    return Reply(response="utter_customer_not_found" if named else "utter_ask_customer")


def answer(turn: Turn, case: Case, snapshot: Snapshot, known: bool) -> tuple[Case, Reply]:
    """`known`: the case had its customer before this message."""
    intent = turn.asked.intent
    if intent in CHAT and (known or case.topic is None):
        return case, Reply(response=f"utter_{intent}")
    if intent == "new_case":
        opening = choice("New case", "new_case", new_case=True)
        return case, Reply(response="utter_new_case", question="new_case", choices=(opening,))
    if intent == UNSURE and (known or case.topic is None):
        return case, _clarify(turn)
    return _guide(turn, case, snapshot)


def _guide(turn: Turn, case: Case, snapshot: Snapshot) -> tuple[Case, Reply]:
    intent = _meant(turn, case, snapshot)
    heard = turn.heard
    found = guide.findings(
        snapshot, heard.all, heard.latest, turn.now, turn.books, intent, case.topic
    )
    if not found:
        return replace(case, topic=NUMBER), Reply(response="utter_ask_digits")
    lead = found[0]
    card = make_card(found, snapshot, case.identity, turn.books, _staff(turn, lead), turn.now)
    notice = turn.books.not_covered.get(intent, "")
    reply = Reply(text=f"{notice} {card['headline']}".strip(), card=card)
    if lead.asks:
        choices = _choices(turn.books, lead, intent)
        reply = replace(reply, question=lead.asks.kind, choices=choices)
    found_now = {"family": lead.family, "finding": lead.code, "at": turn.now.isoformat()}
    history = (found_now, *case.findings)[:MOST_FINDINGS]
    return replace(case, topic=lead.family, findings=history), reply


def topic(turn: Turn) -> str | None:
    """The family that the message is about; digits alone are a number to be explained."""
    if turn.asked.intent == ONLY_IDENTIFIERS and turn.heard.latest.tails:
        return NUMBER
    return turn.books.family_of(turn.asked.intent)


def _meant(turn: Turn, case: Case, snapshot: Snapshot) -> str:
    """A message that is only identifiers asks what they are, unless it names her own order.

    While another concern is open it is an answer within that one, a factor for example.
    """
    if turn.asked.intent != ONLY_IDENTIFIERS:
        return turn.asked.intent
    if turn.heard.latest.tails:
        return "explain_number"
    if case.topic not in (None, guide.EVERYDAY):
        return turn.asked.intent
    own = {compact(order.order_number or order.order_id) for order in snapshot.orders}
    named = {compact(mention.value) for mention in turn.heard.latest.full}
    return "order_status" if own & named else "account_summary"


def _staff(turn: Turn, lead: Finding) -> Staff:
    escalate = turn.books.by_family[lead.family].findings[lead.code].escalate
    owner = teams.owner(turn.records, escalate.to, lead.family) if escalate else ""
    return Staff(agent=turn.asked.agent, owner=owner)


def _choices(books: Books, lead: Finding, intent: str) -> tuple[Choice, ...]:
    asking = books.by_family[lead.family].questions[lead.asks.kind]
    return tuple(choice(label, intent, text=label) for label in asking.choices.values())


def _clarify(turn: Turn) -> Reply:
    """Low confidence is never a guess: the likeliest meanings as buttons."""
    labels: dict[str, Any] = dict(turn.books.intents)
    likely = [intent for intent in turn.asked.guesses if intent in labels][:MOST_GUESSES]
    choices = tuple(choice(labels[intent], intent) for intent in likely)
    return Reply(response="utter_clarify", question="intent", choices=choices)
