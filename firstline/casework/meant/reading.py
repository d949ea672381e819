"""Reads one message by the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from firstline.casework.meant.issues import COMPLAINT, EXPLAIN
from firstline.casework.meant.known import Known
from firstline.casework.meant.readings import (
    BELONGS_TO,
    BESIDE,
    IS_PART_OF,
    NOT_UNDERSTOOD,
    PART_SOUNDS_LIKE,
    SOUNDS_LIKE,
    TALK,
)
from firstline.casework.meant.rules.rule import Rule, all_read, deciding
from firstline.casework.said.pieces import pieces
from firstline.casework.topics import complained_of, topics


def read(known: Known, intent: str) -> tuple[str, ...]:
    """What a message that sounds like `intent` is about."""
    return _decided(SOUNDS_LIKE.get(intent, ()), known) or (intent,)


def not_understood(known: Known) -> tuple[str, ...]:
    """What the words as a whole are about, which the classifier did not understand."""
    found = _decided(NOT_UNDERSTOOD, known)
    return found or tuple(one for one in known.named.broken() if one not in known.aside)


def of_talk(known: Known) -> tuple[str, ...]:
    return _decided(TALK, known)


def beside(known: Known, found: Collection[str]) -> tuple[str, ...]:
    """What else she asks for, beside the intents that were read."""
    heard = {*found, *known.hints}
    raised = all_read([one for one in BESIDE if _is_of_its_own(one, found, heard)], known)
    matters = complained_of(known.text) if COMPLAINT in found else ()
    named = known.named.beside() if known.likely else ()
    return (*raised, *(one for one in named if one in known.likely and one not in matters))


def complained_of_alone(known: Known, found: Collection[str]) -> frozenset[str]:
    """What she only tells to have complained of, where the complaint waits for its answer."""
    matters = complained_of(known.text) if COMPLAINT in found else frozenset()
    if not matters or not known.hinted.bears_out(COMPLAINT):
        return frozenset()
    apart = [one for one in pieces(known.asked.said) if COMPLAINT not in topics(one.text)]
    if any(one.claims for one in apart):
        return frozenset()
    return matters - frozenset(one for part in apart for one in topics(part.text))


def borne_out(known: Known, hints: Sequence[str]) -> tuple[str, ...]:
    """Of what parts of the message sound like, all that her records bear out."""
    found = dict.fromkeys(one for hint in hints for one in _part(known, hint))
    if hints and EXPLAIN not in found and known.hinted.confusing():
        found[EXPLAIN] = None
    return tuple(o for o in found if o not in known.aside and known.hinted.bears_out(o))


def _part(known: Known, hint: str) -> tuple[str, ...]:
    return _decided(PART_SOUNDS_LIKE.get(hint, ()), known) or read(known, hint)


def _decided(rules: Iterable[Rule], known: Known) -> tuple[str, ...]:
    rule = deciding(rules, known)
    return rule.reads if rule else ()


def _is_of_its_own(rule: Rule, found: Collection[str], heard: Collection[str]) -> bool:
    """What it reads is no part of what was read, and what it belongs to was read or sounds so."""
    is_part = any(not IS_PART_OF.get(one, frozenset()).isdisjoint(found) for one in rule.reads)
    return not is_part and all(BELONGS_TO.get(one) in (None, *heard) for one in rule.reads)
