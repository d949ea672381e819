"""Goodwill on a card: what was given before, whose consent the sum needs, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from firstline.casework.card_facts import facts_of
from firstline.casework.doing.before import MOST, AlreadyWaiting
from firstline.casework.doing.fields import BadField
from firstline.casework.doing.model import Doing
from firstline.casework.doing.setting import NoSuchStep, Setting
from firstline.casework.facts import Day, Money
from firstline.casework.finding import Finding
from firstline.casework.formats import formats
from firstline.casework.offers import (
    consent_for,
    given_before,
    is_same_harm,
    most_goodwill,
    offer,
    rows_of,
)
from firstline.casework.playbook.model import Wording
from firstline.casework.playbook.node import read
from firstline.company.authority import ROLES
from firstline.records.decided import WAITING, Decided
from firstline.settings import PROJECT

SENTENCES = PROJECT / "data" / "doing" / "goodwill.yml"
TOO_MUCH = "Nobody may give that much; the most is {most}."


def within_authority(doing: Doing, finding: Finding, wording: Wording, setting: Setting) -> Doing:
    """Whose consent the sum needs; what the finding does not warrant nobody gives alone.

    Raises NoSuchStep, BadField, or AlreadyWaiting when a request for the same harm waits, in
    whichever case.
    """
    shown = _shown(finding, wording, setting)
    given = given_before(finding, setting.snapshot, setting.staff.giver)
    _refuse_a_second_request(given, finding)
    if doing.amount is None:
        asks = tuple(
            replace(one, given=shown["suggested"]) if one.name == "amount" else one
            for one in doing.asks
        )
        return replace(doing, asks=asks)
    giver, sum_, snapshot = setting.staff.giver, doing.amount, setting.snapshot
    already = sum((one.amount for one in given), Decimal(0))
    consent = consent_for(shown, sum_.amount, already, wording.offer, snapshot, giver.role)
    if consent is None:
        most = Money(most_goodwill(shown, already, snapshot, giver.role), sum_.currency)
        raise BadField("amount", TOO_MUCH.format(most=setting.words.formats.text(most)))
    warranted = snapshot.company.authority.bands[wording.offer.goodwill]
    lines = [*_told(given, setting), *doing.lines]
    if consent:
        beyond = already + sum_.amount > warranted
        lines.append(_why(shown, Money(warranted, sum_.currency), beyond, consent, setting))
        return replace(doing, consent=consent, lines=tuple(lines))
    whole = Decimal(shown["limit"]) + already
    limit = min(whole, warranted) if giver.role == ROLES[0] else whole
    return replace(doing, consent="", limit=Money(limit, sum_.currency), lines=tuple(lines))


def _shown(finding: Finding, wording: Wording, setting: Setting) -> Mapping[str, Any]:
    """What the card offers."""
    snapshot, staff, now = setting.snapshot, setting.staff, setting.now
    facts = facts_of(finding, wording, snapshot, staff, now)
    made = offer(finding, wording.offer, facts, setting.words, snapshot, staff.giver, now)
    if made["goodwill"] is None:
        raise NoSuchStep("goodwill")
    return made["goodwill"]


def _refuse_a_second_request(given: Sequence[Decided], finding: Finding) -> None:
    rows = rows_of(finding)
    for one in given:
        if one.state == WAITING and is_same_harm(one, rows, finding.code):
            raise AlreadyWaiting(one.reference)


def _told(given: Sequence[Decided], setting: Setting) -> list[str]:
    """Those before, the newest first."""
    company = setting.snapshot.company
    ours = formats(company, None, None)
    return [
        _sentences()[one.state].format(
            amount=ours.text(Money(one.amount, one.currency)),
            decision=one.reference,
            day=ours.text(Day(one.at.astimezone(company.timezone).date())),
            who=one.agent,
        )
        for one in given[:MOST]
    ]


def _why(
    shown: Mapping[str, Any], warranted: Money, beyond: bool, consent: str, setting: Setting
) -> str:
    """Why somebody else has to agree."""
    reason = "warranted" if beyond else "repeated" if shown["ask"] else "left"
    most = formats(setting.snapshot.company, None, None).text(warranted)
    return _sentences()[reason].format(most=most, role=consent)


@lru_cache(maxsize=1)
def _sentences() -> Mapping[str, str]:
    names = {"done", "waiting", "warranted", "repeated", "left"}
    return {name: one.text() for name, one in read(SENTENCES).mapping(required=names).items()}
