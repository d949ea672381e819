"""What is answered once it is known who the case is about: a card, a question or a few words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from firstline.casework import guide
from firstline.casework.card import Staff, make_card
from firstline.casework.finding import Finding
from firstline.casework.playbook.shelf import Books
from firstline.desk.asked import Turn
from firstline.desk.cases import Case
from firstline.desk.question import Choice, choice
from firstline.desk.reply import Reply
from firstline.records import teams
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

CHAT = frozenset(
    {"greet", "goodbye", "thanks", "affirm", "deny", "small_talk", "out_of_scope", "help"}
)
UNSURE = "nlu_fallback"
ONLY_IDENTIFIERS = "inform"
EXPLAIN = "explain_number"
FIND = "find_customer"
# Requests that name no issue of their own: digits she does not know are the issue then.
GENERAL = frozenset({ONLY_IDENTIFIERS, FIND, "account_summary"})
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
    if intent in CHAT and known:
        return case, Reply(response=f"utter_{intent}")
    if intent == "new_case":
        opening = choice("New case", "new_case", new_case=True)
        return case, Reply(response="utter_new_case", question="new_case", choices=(opening,))
    if intent == UNSURE and (known or case.concern is None):
        return case, _clarify(turn)
    return _guide(turn, case, snapshot)


def _guide(turn: Turn, case: Case, snapshot: Snapshot) -> tuple[Case, Reply]:
    intent = _meant(turn, case, snapshot)
    heard, books = turn.heard, turn.books
    said = heard.focused if _raises(turn) else heard.all
    found = guide.findings(snapshot, said, heard.latest, turn.now, books, intent)
    if not found:
        return case, Reply(response="utter_ask_digits")
    lead = found[0]
    card = make_card(found, snapshot, case.identity, books, _staff(turn, lead), turn.now)
    notice = books.not_covered.get(intent, "")
    reply = Reply(text=f"{notice} {card['headline']}".strip(), card=card)
    if lead.asks:
        choices = _choices(books, lead, intent)
        reply = replace(reply, question=lead.asks.kind, choices=choices)
    found_now = {"family": lead.family, "finding": lead.code, "at": turn.now.isoformat()}
    history = (found_now, *case.findings)[:MOST_FINDINGS]
    return replace(case, findings=history), reply


def concern(turn: Turn, case: Case) -> str | None:
    """The intent that the case is about from this message on.

    Saying who the customer is, answering a question and talk leave it as it was.
    """
    return _raises(turn, case) or case.concern


def _raises(turn: Turn, case: Case | None = None) -> str | None:
    """The concern that this message itself raises; digits alone are a number to be explained."""
    intent = turn.asked.intent
    if intent in GENERAL and any(not tail.owned for tail in turn.heard.latest.tails):
        return EXPLAIN
    if intent == FIND and case is not None and case.concern:
        return None
    return intent if turn.books.is_issue(intent) else None


def _meant(turn: Turn, case: Case, snapshot: Snapshot) -> str:
    """The concern of the case; an order number alone asks for that order when no other is open."""
    everyday = case.concern is None or turn.books.family_of(case.concern) == guide.EVERYDAY
    if turn.asked.intent == ONLY_IDENTIFIERS and everyday:
        own = {compact(order.order_number or order.order_id) for order in snapshot.orders}
        if own & {compact(mention.value) for mention in turn.heard.latest.full}:
            return "order_status"
    return case.concern or "account_summary"


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
