"""SAFETY: heat, smoke, fire, gas, a shock or an injury, words that might mean one, or somebody who
may harm herself or others."""

from __future__ import annotations

import re
from functools import lru_cache

from firstline.casework.facts import Given, Plain
from firstline.casework.finding import Finding, Proof, Question
from firstline.casework.findings.call import known
from firstline.casework.findings.call.emergency import numbers
from firstline.casework.findings.call.goods import Bought
from firstline.casework.patterns import FOLDER, read_patterns
from firstline.casework.said import Said
from firstline.casework.said.claim import DANGER, Claim
from firstline.casework.said.peril import SELF_HARM, peril_of
from firstline.records.snapshot import Snapshot

_TOLD = ("gas", "fire", "hurt")


def find(snapshot: Snapshot, said: Said, bought: Bought) -> list[Finding]:
    """Said plainly it is taken as it is said; hinted at ("I think I smell gas"), she is asked; told
    as over, it is to be noted."""
    if peril := _peril(said):
        return [_of_a_person(peril, snapshot.company.region)]
    plain = said.claimed(DANGER)
    claim = plain or _hinted(said) or _over(said)
    if claim is None:
        return []
    facts: known.Found = {"told": Given(claim.written)}
    words = [claim.written, *(one.written for one in said.claims if _is_danger(one))]
    for name, pattern in _patterns().items():
        if any(map(pattern.search, words)):
            facts[name] = known.HEARD
    if plain is None:
        facts["only_maybe"] = known.HEARD
    if claim.over:
        facts["is_over"] = known.HEARD
    rows = [Proof("danger_told", facts={"told": Given(claim.written)})]
    meant = bought.meant(said)
    if meant and meant.singled_out:
        thing = bought.told(meant)
        facts |= thing
        rows.append(
            Proof("order_meant", meant.order.record, meant.order.placed_at, known.kept(thing))
        )
    found = known.kept(facts)
    if plain:
        return [Finding("call", "SAFETY", "likely", found, tuple(rows))]
    asks = None if claim.over else Question("danger")
    return [Finding("call", "SAFETY", "unknown", found, tuple(rows), asks=asks)]


def _peril(said: Said) -> Claim | None:
    """The newest by which somebody may harm herself or others; it goes before any thing."""
    return next((one for one in said.claims if _is_danger(one) and peril_of(one.written)), None)


def _of_a_person(peril: Claim, region: str) -> Finding:
    told = {"told": Given(peril.written)}
    rung = {name: Plain(number) for name, number in numbers(region).items()}
    which = "self_harm" if peril_of(peril.written) == SELF_HARM else "threat"
    facts = {**told, **rung, which: known.HEARD}
    return Finding("call", "SAFETY", "likely", facts, (Proof("danger_told", facts=told),))


def _is_danger(claim: Claim) -> bool:
    return claim.kind == DANGER and claim.is_plain


def _over(said: Said) -> Claim | None:
    """A danger that there was: the newest she tells of."""
    return next((one for one in said.claims if one.kind == DANGER and one.over), None)


def _hinted(said: Said) -> Claim | None:
    """A hint that she did not take back in a later message."""
    claims = [one for one in said.claims if one.kind == DANGER and not one.reported]
    hint = next((one for one in claims if not one.denied), None)
    newer = [one for one in claims if one.denied and hint and one.end <= hint.start]
    if any("\n\n" in said.text[one.end : hint.start] for one in newer):
        return None
    return hint


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """By the fact that each is told as."""
    return read_patterns(FOLDER / "danger.txt", *_TOLD)
