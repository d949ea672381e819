"""Every finding of every playbook, with its longest words about the longest records."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.findings import families
from firstline.casework.playbook.model import Alternatives, placeholders
from firstline.slack.blocks import render
from firstline.workplace import PLAYBOOKS
from tests.slack import kit
from tests.slack.blocks.reading import shown, values

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
CASE, JUDGE, AT = "C-552AJT6X", "123456-2", "2026-11-10T15:00:00+00:00"
NAMES = {
    "as people write": "Anne-Sophie & sons <Ltd>",
    "as long as records go": "Überlängen-Handelsgesellschaft mbH & Co. KG, " * 3,
    "as somebody hostile writes": "*_~`<!channel> <https://evil.example|7776> &amp; :skull: " * 2,
}
NEEDS = ["claimed", "verified", "one_time_code"]
FINDINGS = [
    pytest.param(family, code, id=f"{family} {code}")
    for family, book in BOOKS.by_family.items()
    for code in book.findings
]


def longest(alternatives: Alternatives, name: str) -> str:
    return max((_filled(one.text, name) for one in alternatives), key=len)


def _filled(text: str, name: str) -> str:
    return text.format_map(dict.fromkeys(placeholders(text), name))


def reply(family: str, code: str, name: str, identity: str, is_open: bool) -> dict:
    """Its card with everything in it that the playbook has; `is_open`: all steps can be taken."""
    book = BOOKS.by_family[family]
    wording = book.findings[code]
    proofs = [_filled(one.text, name) for phrase in book.proofs.values() for one in phrase][:12]
    others = [other for other in book.findings if other != code][:3]
    escalate, follow_up = wording.escalate, wording.follow_up
    state = {"needs": [] if is_open else NEEDS, "done": None}
    return {
        "text": longest(wording.headline, name),
        "judge": JUDGE,
        "buttons": [],
        "card": {
            "schema": 1,
            "family": family,
            "finding": code,
            "certainty": "likely",
            "as_of": AT,
            "customer": {"id": "CU-1002", "name": name},
            "identity": identity,
            "headline": longest(wording.headline, name),
            "evidence": [{"record": "charges/ch_1", "fact": one, "at": AT} for one in proofs],
            "ruled_out": proofs[:6],
            "say": [longest(item, name) for item in wording.say],
            "do": [
                {"id": one.id, "label": longest(one.label, name), "writes": one.writes, **state}
                for one in wording.do
            ],
            "offer": {
                "statutory": [longest(one, name) for one in wording.offer.statutory],
                "goodwill": {
                    **{"suggested": "25.00", "limit": "50.00", "left": "50.00"},
                    **{"currency": "USD", "ask": "manager", "before": 3, "often": True},
                    **state,
                },
            },
            "escalate": escalate
            and {
                **{"to": escalate.to, "level": escalate.level, "due_at": AT, "done": None},
                "reason": longest(escalate.reason, name),
            },
            "follow_up": follow_up
            and {
                **{"owner": name, "due_at": AT, "done": None},
                "what": longest(follow_up.what, name),
            },
            "also": [
                {
                    **{"family": family, "finding": other},
                    "headline": longest(book.findings[other].headline, name),
                }
                for other in others
            ],
        },
    }


def bare(text: str) -> str:
    """Without the signs of quotes and lines, whoever wrote them."""
    return re.sub(r"[\s>*]", "", text)


@pytest.mark.parametrize("identity", ["claimed", "verified"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("family", "code"), FINDINGS)
def test_slack_takes_the_card_whole(family, code, name, identity):
    given = reply(family, code, NAMES[name], identity, is_open=True)
    made = render.reply(given, case_id=CASE)
    assert kit.problems_of_blocks(made.blocks) == []
    assert kit.text_in(made.blocks) <= kit.MOST_TEXT_IN_BLOCKS
    assert made.text and len(made.text) <= 4000

    seen = bare(shown(made.blocks))
    told = [*given["card"]["say"], given["card"]["headline"]]
    assert [one for one in told if bare(one) not in seen] == []
    doing = {one["id"] for one in given["card"]["do"] if one["writes"]}
    steps = {one["step"] for one in values(made.blocks, "step") if one["card"] == JUDGE}
    assert doing <= steps and ("escalate" in steps) == bool(given["card"]["escalate"])


@pytest.mark.parametrize(("family", "code"), FINDINGS)
def test_steps_that_wait_for_something_cannot_be_pressed(family, code):
    given = reply(family, code, "Ada", "claimed", is_open=False)
    made = render.reply(given, case_id=CASE)
    doing = {one["id"] for one in given["card"]["do"]}
    pressed = {one["step"] for one in values(made.blocks, "step")}
    assert not doing & pressed
    assert values(made.blocks, "verify") == [{"case": CASE}]
