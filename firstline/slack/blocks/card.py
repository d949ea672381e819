"""A reply of the desk: its words, its choices and its card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firstline.desk import called
from firstline.slack.blocks import acting, limits, parts
from firstline.slack.blocks.message import Message, Rendered, fallback
from firstline.slack.blocks.offer import offer
from firstline.slack.blocks.parts import Block
from firstline.slack.blocks.steps import Where, steps
from firstline.slack.blocks.text import BULLET, QUOTE, Line, Piece, When, bold, line
from firstline.slack.blocks.words import said

# The higher, the sooner it is left out of a card that is too long.
ALSO, RULED_OUT, EVIDENCE, OFFER, NEXT = 5, 4, 3, 2, 1
_HEADLINE, _SAY, _REPLY, _BADGE = 1500, 3000, 4500, 150
_AS_BUTTONS, _MOST_CHOICES = 5, 20


def reply(reply: Mapping[str, Any], *, case_id: str, private: bool = True) -> Rendered:
    """`private`: nobody but the agent sees its notification; else that tells nothing."""
    made, card = Message(), reply.get("card")
    if card:
        _card(made, card, reply, case_id)
    else:
        made.add(parts.sections([line(reply["text"])], _REPLY) or [_nothing()])
        _choices(made, reply, case_id)
    text = fallback(reply["text"]) if private else said("notification")
    return Rendered(text, made.blocks(case_id))


def _card(made: Message, card: Mapping[str, Any], reply: Mapping[str, Any], case_id: str) -> None:
    where = Where(case_id, reply.get("judge", ""))
    name = called.finding(card["finding"])
    made.add([_badges(card, name, case_id)])
    made.add(parts.sections([Line((bold(card["headline"] or name),))], _HEADLINE))
    _choices(made, reply, case_id)
    made.add(_evidence(card), EVIDENCE)
    made.add(_list(said("ruled_out"), card["ruled_out"]), RULED_OUT)
    made.add(_say(card))
    made.add(steps(made, card, where))
    made.add(offer(made, card, where), OFFER)
    made.add(acting.escalation(made, card, where), NEXT)
    made.add(acting.follow_up(made, card, where), NEXT)
    made.add(_also(card), ALSO)
    made.add(acting.ends(made, card, where))
    if card["as_of"]:
        made.add([parts.context(line(said("as_of") + " ", When(card["as_of"])))], ALSO)


def _badges(card: Mapping[str, Any], name: str, case_id: str) -> Block:
    customer, known = card["customer"], called.identity(card["identity"])
    who = f"{customer['name']} {customer['id']}".strip()
    told = [name, called.certainty(card["certainty"]), f"{who}: {known}"]
    return parts.context(*(line(limits.cut(one, _BADGE)) for one in (*told, case_id)))


def _evidence(card: Mapping[str, Any]) -> list[Block]:
    return titled(said("evidence"), [_proof(one) for one in card["evidence"]])


def _proof(proof: Mapping[str, Any]) -> Line:
    at = [Piece("  "), When(proof["at"])] if proof["at"] else []
    record = f"  ({proof['record']})" if proof["record"] else ""
    return line(proof["fact"] + record, *at, mark=BULLET)


def _say(card: Mapping[str, Any]) -> list[Block]:
    """Who is not known yet is asked before anything else is said."""
    if not acting.is_asked_first(card):
        return _spoken("say", card["say"])
    first = _spoken("say_first", card["say"][:1])
    then = _spoken("say_then", card["say"][1:])
    gate = [parts.context(line(said("gate")))] if first else []
    return [*first, *then, *gate]


def _spoken(title: str, words: Sequence[str]) -> list[Block]:
    """Each in a quote of its own, as it may be copied."""
    lines = [line(one, mark=QUOTE) for one in words]
    return titled(said(title), [one for told in lines for one in (told, line(" "))][:-1], _SAY)


def _also(card: Mapping[str, Any]) -> list[Block]:
    lines = [
        line(bold(called.finding(one["finding"])), f"  {one['headline']}", mark=BULLET)
        for one in card["also"]
    ]
    return titled(said("also"), lines)


def _list(title: str, lines: Sequence[str]) -> list[Block]:
    return titled(title, [line(one, mark=BULLET) for one in lines])


def titled(title: str, lines: Sequence[Line], most: int | None = None) -> list[Block]:
    """Nothing where there are no lines."""
    if all(one.is_blank for one in lines):
        return []
    return parts.sections([Line((bold(title),)), *lines], most)


def _choices(made: Message, reply: Mapping[str, Any], case_id: str) -> None:
    """Up to five are buttons; more are a list to choose from, if Slack takes it."""
    offered = reply["buttons"][:_MOST_CHOICES]
    labels = [one["label"] for one in offered]
    values = [{"case": case_id, "button": one["id"]} for one in offered]
    made.add(_in_full(labels), OFFER)
    if len(labels) > _AS_BUTTONS and all(parts.fits_option(one) for one in values):
        pairs = zip(labels, values, strict=True)
        options = [parts.option(label, parts.as_value(value)) for label, value in pairs]
        action = parts.action_id("choice", made.number("choice"))
        made.add(parts.actions([parts.static_select(action, said("choose"), options)]))
        return
    pairs = zip(labels, values, strict=True)
    buttons = [made.button("choice", label, value) for label, value in pairs]
    made.add(parts.actions([one for one in buttons if one]))


def _in_full(labels: Sequence[str]) -> list[Block]:
    """Labels that a button would cut off are told in whole before the buttons."""
    if all(limits.length(one) <= limits.BUTTON for one in labels):
        return []
    return parts.sections([line(one, mark=BULLET) for one in labels], _SAY)


def _nothing() -> Block:
    return parts.section(parts.NOTHING)
