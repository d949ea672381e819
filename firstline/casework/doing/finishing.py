"""A step once it is known what it does: its fields checked, its consent, and what was done before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from firstline.casework.doing import authority, before, fields, lines, returning
from firstline.casework.doing.contact import number_of
from firstline.casework.doing.model import Doing, Field
from firstline.casework.doing.setting import Setting
from firstline.casework.facts import Money
from firstline.casework.finding import Finding
from firstline.casework.playbook.kinds import CHOICE, SLOT, Kind
from firstline.company.authority import ROLES

CALLBACK = "callback"
AGAIN = "lead"  # whose consent it needs to do a second time what is done once


def finished(doing: Doing, kind: Kind, setting: Setting, finding: Finding | None = None) -> Doing:
    """With its fields checked, what it will do in words, and whose consent it needs."""
    currency = authority.currency_of(doing.kind, finding, setting.snapshot)
    asks, given = _fields(kind, doing, setting, currency)
    doing = replace(doing, asks=(*doing.asks, *asks), given={**doing.given, **given})
    doing = replace(doing, topic=kind.topic, is_once=kind.once)
    if doing.kind == CALLBACK:
        doing = reached(doing, number_of(setting.snapshot))
    typed = ""
    if "amount" in given:
        doing = replace(doing, amount=Money(Decimal(given["amount"]), currency))
        typed = _typed_consent(doing, setting, finding)
    if doing.amount and finding and doing.kind in returning.KINDS:
        found = returning.debits(doing.amount, finding, setting.snapshot)
        doing = replace(doing, returns=found)
    doing = replace(doing, effect=before.effect_of(kind, doing))
    done = before.done_before(doing, setting.snapshot, setting.case_id)
    doing = replace(doing, again=tuple(one.reference for one in done))
    wanted = doing.consent or kind.consent or (AGAIN if done else "")
    consent = "" if reaches(setting.staff.giver.role, wanted) else wanted
    consent = authority.stricter(consent, typed)
    told = (*before.told(done, setting.snapshot), *lines.lines(kind, doing, setting))
    return replace(doing, lines=told, consent=consent)


def reached(doing: Doing, contact) -> Doing:
    return replace(doing, contact=contact.masked, contact_id=contact.contact_id)


def reaches(role: str, wanted: str) -> bool:
    """Whether somebody of `role` needs nobody else's consent."""
    return not wanted or ROLES.index(role) >= ROLES.index(wanted)


def _typed_consent(doing: Doing, setting: Setting, finding: Finding | None) -> str:
    """Goodwill has limits of its own (reserved.py)."""
    if doing.kind == authority.GOODWILL:
        return ""
    role, words = setting.staff.giver.role, setting.words.formats
    return authority.consent_to(doing.kind, doing.amount, finding, setting.snapshot, role, words)


def _fields(
    kind: Kind, doing: Doing, setting: Setting, currency: str
) -> tuple[tuple[Field, ...], Mapping[str, str]]:
    """What is still to be asked, and what was given."""
    asks, given = [], {}
    wanted = {
        name: type_
        for name, type_ in kind.asks.items()
        if type_ != CHOICE and (name != "amount" or doing.amount is None)
    }
    if doing.kind != CHOICE:  # until the choice is made nobody knows what it asks
        made = {CHOICE} & set(doing.given)
        fields.refuse_others(setting.given, (*made, *wanted))
    for name, type_ in wanted.items():
        typed = setting.given.get(name, "")
        options, more = (setting.slots, setting.other_days) if type_ == SLOT else ((), ())
        wants_others = type_ == SLOT and fields.turns_over(typed)
        if wants_others:
            fields.check_turn(name, typed, options)
        if wants_others or not typed.strip():
            told = _told(type_, setting, currency)
            asks.append(Field(name, type_, "", options, more, *told))
            continue
        company, now = setting.snapshot.company, setting.now
        given[name] = fields.checked(name, type_, typed, company, now, options, currency)
    return tuple(asks), given


def _told(type_: str, setting: Setting, currency: str) -> tuple[str, ...]:
    """The currency, the example and today of a field, "" where it has none."""
    if type_ == "money":
        return currency, fields.example_of(currency)
    if type_ in ("day", "time"):
        example = fields.example_at(type_, setting.snapshot.company, setting.now)
        return "", example, setting.words.formats.short_day(setting.now)
    return ()
