"""What is answered once it is known who the case is about: cards, a question or a few words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from firstline.casework import guide
from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.finding import Finding
from firstline.casework.guide import Asking, Guidance
from firstline.casework.playbook.shelf import Books
from firstline.casework.said.claim import DANGER, Claim
from firstline.casework.said.people import is_told
from firstline.casework.said.peril import peril_of
from firstline.casework.wishes import is_vague
from firstline.desk.asked import Turn
from firstline.desk.cases import Case
from firstline.desk.concerns import answers, as_meant, chooses, evident, meant, raised, with_records
from firstline.desk.journeys import told_shortly
from firstline.desk.question import Choice, choice
from firstline.desk.reply import Reply
from firstline.desk.sums import with_sums
from firstline.desk.taking_back import takes_back
from firstline.records import teams
from firstline.records.snapshot import Snapshot

CHAT = frozenset(
    {"greet", "goodbye", "thanks", "affirm", "deny", "small_talk", "out_of_scope", "help"}
)
UNSURE = "nlu_fallback"
MOST_FINDINGS = 20
MOST_GUESSES = 3


def without_customer(turn: Turn) -> Reply:
    """Nobody is named yet: danger before all, words for words, and else who it is about."""
    if _dangers(turn):
        return Reply(response="utter_peril" if _is_of_a_person(turn) else "utter_danger")
    if turn.asked.intent in CHAT and not _is_of_people(turn):
        return Reply(response=f"utter_{turn.asked.intent}")
    if turn.asked.intent == UNSURE and not turn.heard.latest.mentions:
        return _clarify(turn)
    named = any(mention.kind != "tail" for mention in turn.heard.latest.mentions)
    return Reply(response="utter_customer_not_found" if named else "utter_ask_customer")


def answer(turn: Turn, case: Case, snapshot: Snapshot, known: bool) -> tuple[Case, Reply]:
    """`known`: the case had its customer before this message."""
    intent = turn.asked.intent
    told = with_sums(turn, snapshot, with_records(turn, case, snapshot, known), case.concerns)
    is_told = bool(raised(turn)) or told != case.concerns
    is_told = is_told or chooses(turn, case) or answers(turn, case, snapshot)
    is_told = is_told or bool(evident(turn, snapshot))
    case = replace(case, concerns=told)
    if intent in (*CHAT, UNSURE) and (is_told or takes_back(turn, case)):
        return _guide(turn, case, snapshot)
    is_of_people = _is_of_people(turn)
    if intent in CHAT and known and not _dangers(turn) and not is_of_people:
        return case, Reply(response=f"utter_{intent}")
    if intent == "new_case":
        opening = choice("New case", "new_case", new_case=True)
        return case, Reply(response="utter_new_case", question="new_case", choices=(opening,))
    if intent == "journey":
        return case, Reply(text=told_shortly(turn, snapshot))
    is_unsure = intent == UNSURE and (known or not case.concerns)
    if is_unsure and not _is_of_a_person(turn) and not is_of_people:
        return _unsure(turn, case, snapshot)
    return _guide(turn, case, snapshot)


def _dangers(turn: Turn) -> list[Claim]:
    """Perhaps, too: what sounds like small talk is none when something may be burning."""
    dangers = (claim for claim in turn.heard.latest.claims if claim.kind == DANGER)
    return [claim for claim in dangers if not (claim.denied or claim.reported)]


def _is_of_a_person(turn: Turn) -> bool:
    return any(peril_of(one.written) for one in _dangers(turn))


def _is_of_people(turn: Turn) -> bool:
    """How ours behaved, a death, her own data or who asks: no small talk, and plain enough."""
    return any(map(is_told, turn.heard.latest.claims))


def _guide(turn: Turn, case: Case, snapshot: Snapshot) -> tuple[Case, Reply]:
    intents = meant(turn, case, snapshot)
    heard = turn.heard
    said = heard.focused if raised(turn) else heard.all
    asking = Asking(as_meant(said, intents), heard.latest, intents)
    guidance = guide.guidance(snapshot, asking, turn.now, turn.books)
    if guidance is None:
        return case, Reply(response="utter_ask_digits")
    unexamined = turn.books.not_covered
    notice = next((unexamined[one] for one in intents if one in unexamined), "")
    return _with_cards(turn, case, snapshot, guidance, notice)


def _unsure(turn: Turn, case: Case, snapshot: Snapshot) -> tuple[Case, Reply]:
    """Low confidence is never a guess: the likeliest meanings as buttons, and beside them what is
    broken for this customer anyway; that alone where she says nothing of what it is about, or tells
    of a danger."""
    asking = Asking(turn.heard.all, turn.heard.latest, ())
    broken = guide.unasked(snapshot, asking, turn.now, turn.books)
    reply = _clarify(turn)
    if broken is None:
        return case, reply
    case, cards = _with_cards(turn, case, snapshot, broken)
    if is_vague(turn.heard.latest.text) or guide.TOLD in broken.leads[0].facts:
        return case, cards
    return case, replace(reply, card=cards.card)


def _with_cards(
    turn: Turn, case: Case, snapshot: Snapshot, guidance: Guidance, notice: str = ""
) -> tuple[Case, Reply]:
    """One reply a card; what else is broken stands on the first, and so does the question."""
    first, *others = guidance.leads
    reply = _card(turn, case, snapshot, (first, *guidance.also))
    if first.asks:
        choices = _choices(turn.books, first, case)
        reply = replace(reply, question=first.asks.kind, choices=choices)
    more = tuple(_card(turn, case, snapshot, (other,)) for other in others)
    reply = replace(reply, text=f"{notice} {reply.text}".strip(), more=more)
    at = turn.now.isoformat()
    found = [{"family": f.family, "finding": f.code, "at": at} for f in guidance.leads]
    return replace(case, findings=(*found, *case.findings)[:MOST_FINDINGS]), reply


def _card(turn: Turn, case: Case, snapshot: Snapshot, found: tuple[Finding, ...]) -> Reply:
    staff = _staff(turn, found[0])
    card = make_card(found, snapshot, case.identity, turn.books, staff, turn.now)
    return Reply(text=card["headline"], card=card)


def _staff(turn: Turn, lead: Finding) -> Staff:
    escalate = turn.books.by_family[lead.family].findings[lead.code].escalate
    owner = teams.owner(turn.records, escalate.to, lead.family) if escalate else ""
    agent = turn.asked.agent
    mine, theirs = teams.direct_lines(turn.records, agent, owner)
    return Staff(agent, owner, turn.giver, mine, theirs)


def _choices(books: Books, lead: Finding, case: Case) -> tuple[Choice, ...]:
    """The answers of a question; what the case is about stays what it was."""
    book = books.by_family[lead.family]
    intent = next(iter((*case.concerns, *book.intents)))
    asking = book.questions[lead.asks.kind]
    return tuple(choice(label, intent, text=label) for label in asking.choices.values())


def _clarify(turn: Turn) -> Reply:
    labels: dict[str, Any] = dict(turn.books.intents)
    likely = [intent for intent in turn.asked.guesses if intent in labels] or [*labels]
    choices = tuple(choice(labels[intent], intent) for intent in likely[:MOST_GUESSES])
    return Reply(response="utter_clarify", question="intent", choices=choices)
