"""Whose case it is: the customer a message names, another than the case's own, or nobody yet."""

from __future__ import annotations

from dataclasses import replace

from firstline.desk.asked import Turn
from firstline.desk.cases import Case
from firstline.desk.question import Choice, choice
from firstline.desk.reply import Reply
from firstline.records import search
from firstline.records.search import Candidate

OTHER_CUSTOMER = "utter_other_customer"

# The kinds of mention that name a customer by themselves; a tail or a postcode never does.
_NAMING = ("email", "phone", "order", "tracking", "reference", "customer", "number")
_MOST_VALUES = 12
_MOST_CHOICES = 5


def settle(turn: Turn, case: Case, chosen: Choice | None) -> tuple[Case, Reply | None]:
    """The case with its customer, or what must be asked first.

    A name is never enough to be sure, also when only one customer has it.
    """
    if chosen is not None and chosen.customer_id:
        return _claimed(case, chosen.customer_id), None
    if case.customer_id is not None:
        return case, _offer_new_cases(turn, case) if turn.asked.typed else None
    found = _named(turn)
    if len(found) == 1:
        return _claimed(case, found[0].customer_id), None
    found = found or search.names_in(turn.records, turn.heard.latest.text)
    return case, _ask_which(turn, found) if found else None


def _claimed(case: Case, customer_id: str) -> Case:
    return replace(case, customer_id=customer_id, identity=case.identity.claimed())


def _named(turn: Turn) -> tuple[Candidate, ...]:
    """Customers whose full identifiers stand in the newest message."""
    mentions = turn.heard.latest.mentions
    values = [mention.value for mention in mentions if mention.kind in _NAMING][:_MOST_VALUES]
    found = search.find_many(turn.records, values, turn.place.company) if values else ()
    return tuple(one for one in found if one.matched_kind != "name")


def _ask_which(turn: Turn, found: tuple[Candidate, ...]) -> Reply:
    choices = tuple(
        choice(one.masked, turn.asked.intent, customer_id=one.customer_id)
        for one in found[:_MOST_CHOICES]
    )
    return Reply(response="utter_which_customer", question="customer", choices=choices)


def _offer_new_cases(turn: Turn, case: Case) -> Reply | None:
    """Nothing to offer when the message names nobody else, or names her as well."""
    found = _named(turn)
    if not found or any(one.customer_id == case.customer_id for one in found):
        return None
    text = turn.heard.latest.text
    choices = tuple(
        choice(one.masked, "new_case", customer_id=one.customer_id, text=text, new_case=True)
        for one in found[:_MOST_CHOICES]
    )
    return Reply(response=OTHER_CUSTOMER, question="other_customer", choices=choices)
