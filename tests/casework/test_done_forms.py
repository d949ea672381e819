"""What was going to be done is told as done once the step was taken, with its number; not before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.card import briefly, make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import (
    Account,
    Day,
    Deadline,
    Given,
    Level,
    Moment,
    Money,
    Plain,
    State,
    Tail,
    Term,
)
from firstline.casework.finding import Family, Finding, Proof
from firstline.casework.findings import families
from firstline.casework.findings.debit import find as debits
from firstline.casework.formats import formats
from firstline.casework.identity import Identity
from firstline.casework.playbook import PlaybookError
from firstline.casework.playbook.common import KINDS
from firstline.casework.playbook.model import RESERVED, done_fact
from firstline.casework.words import Words
from firstline.records.decided import Decided
from firstline.workplace import PLAYBOOKS
from tests.casework.findings.debit.books import TWICE
from tests.casework.records import COMPANY, NOW, ORDER, PAID, VISA, said, snapshot

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
WORDS = Words(formats(COMPANY, "en_US", None), BOOKS.terms)
FAMILIES = {family.name: family for family in families()}
JO = Staff("Jo", "Sal")
VERIFIED = Identity(Level.VERIFIED)
RECORD = "orders/10447776"
NUMBER = "D-7KQ2M"
EXAMPLES = {
    Plain: Plain("Sal"),
    Term: Term("instrument.card", "Visa"),
    Given: Given("7776"),
    Deadline: Deadline(NOW + timedelta(days=1)),
    State: State(),
    Account: Account("A-1"),
    Tail: Tail("4421"),
    Money: Money(Decimal("312.40"), "USD"),
    Day: Day(NOW.date()),
    Moment: Moment(NOW),
}
STILL_TO_BE_DONE = re.compile(
    r"I'm going to|I'll (?:have|send|note|write) |takes (?:this|it) over|taking it over"
    r"|I'm asking (?:where|finance)|I can (?:move|send|cancel)|shall I have"
)
DONE = re.compile(
    r"ordered (?:back|again|to be sent|for you|now)|(?:is|are) being |is on order"
    r"|(?:has|have) (?:it|this now|the question|your claim), (?:number|reference)"
    r"|set aside for you|booked (?:anew|by hand)|is noted|put first, counted"
)
# What the agent does without any step of the card.
AGENT_S_OWN = re.compile(
    "what is true, not what was sold|check that it arrives|find out what became of"
    "|check who ordered it|I'll send you your answer in writing"
)
# Where an item is about two steps: which of them the words announce.
ANNOUNCED = {
    "If your bank still shows it, ": "send_release_note",
    "I'm going to ask for its release": "release_hold",
}


def findings():
    for name, book in BOOKS.by_family.items():
        for code, wording in book.findings.items():
            yield name, code, wording


def told_as_done():
    """(family, code, step) of every step that a spoken sentence tells as done."""
    for family, code, wording in findings():
        named = set().union(*(line.needs for item in wording.say for line in item))
        for step in (*RESERVED, *(one.id for one in wording.do if one.writes)):
            if done_fact(step) in named:
                yield pytest.param(family, code, step, id=f"{code} {step}")


def items_of(family, code, step):
    """The spoken items that have a sentence for after the step."""
    say = BOOKS.by_family[family].findings[code].say
    return [item for item in say if any(done_fact(step) in line.needs for line in item)]


def is_for_after(line):
    return any(name.endswith("_done") for name in line.needs)


def announces(line, step=None):
    """Whether something is still to be done by it: the step, or any step."""
    if AGENT_S_OWN.search(line.text) or not STILL_TO_BE_DONE.search(line.text):
        return False
    named = next((own for words, own in ANNOUNCED.items() if words in line.text), step)
    return step is None or named == step


def facts_that_fit(line, item):
    """Every set of facts with which `line` may be said, of those that its neighbours look at."""
    shut = set().union(*(one.unless for one in item)) - line.needs - line.unless
    shut = {name for name in shut if not name.endswith("_done")}
    for size in range(len(shut) + 1):
        for some in combinations(sorted(shut), size):
            yield line.needs | set(some)


def kinds_of(family, wording):
    steps = (*RESERVED, *(one.id for one in wording.do if one.writes))
    done = {done_fact(step): Plain for step in steps}
    return {**KINDS, **FAMILIES[family].facts, **done}


def taken(step, state="done", at=NOW - timedelta(hours=1), number=NUMBER):
    return Decided(step, frozenset({RECORD}), number, state, at, "demo")


def card(family, code, names=(), decided=(), staff=JO, now=NOW):
    known = FAMILIES[family].facts
    facts = {name: EXAMPLES[known[name]] for name in names if name in known}
    proof = Proof(next(iter(BOOKS.by_family[family].proofs)), RECORD)
    found = Finding(family, code, "certain", facts, (proof,))
    records = snapshot(VISA, ORDER, PAID, decided=tuple(decided))
    return make_card([found], records, VERIFIED, BOOKS, staff, now)


def test_every_family_that_writes_tells_something_as_done():
    assert {one.values[0] for one in told_as_done()} == set(BOOKS.by_family)


@pytest.mark.parametrize(("family", "code", "step"), told_as_done())
def test_once_the_step_was_taken_it_is_not_said_to_be_still_to_come(family, code, step):
    kinds = kinds_of(family, BOOKS.by_family[family].findings[code])
    for item in items_of(family, code, step):
        for line in (one for one in item if announces(one, step)):
            for names in facts_that_fit(line, item):
                facts = {name: EXAMPLES[kinds[name]] for name in names | {done_fact(step)}}
                for level in (Level.CLAIMED, Level.VERIFIED):
                    said = WORDS.chosen(item, facts, level)
                    assert said is None or is_for_after(said) or not announces(said, step)


@pytest.mark.parametrize(("family", "code", "step"), told_as_done())
def test_the_card_changes_when_the_step_is_taken(family, code, step):
    """For each sentence of the item for before: the number comes in its place."""
    for item in items_of(family, code, step):
        own = next(line for line in item if done_fact(step) in line.needs)
        names = {name for name in own.needs if not name.endswith("_done")}
        before, after = card(family, code, names), card(family, code, names, [taken(step)])
        assert before["say"] != after["say"]
        assert NUMBER not in " ".join(before["say"])
        is_named = done_fact(step) in own.placeholders
        assert not is_named or NUMBER in " ".join(after["say"])


def test_nothing_is_announced_that_is_not_told_as_done_afterwards():
    for _, code, wording in findings():
        for item in wording.say:
            ends = any(is_for_after(line) for line in item)
            for line in filter(announces, item):
                assert ends or any(name.endswith("_done") for name in line.unless), (code, line)


def test_nothing_is_told_as_done_without_the_step_s_number():
    for _, code, wording in findings():
        for line in (*wording.headline, *(line for item in wording.say for line in item)):
            if DONE.search(line.text) and not announces(line):
                assert is_for_after(line), (code, line.text)


# Which decision counts


def refund(*decided, names=("owed", "arrives_by")):
    return card("debit", "DUP_CAPTURE", names, decided)


def test_what_waits_for_consent_is_told_as_before_and_shown_as_waiting():
    made = refund(taken("refund_duplicate", "waiting"))
    assert made["say"] == refund()["say"]
    assert made["do"][0]["done"] == {"decision": NUMBER, "state": "waiting"}


def test_a_second_refund_that_waits_does_not_undo_the_first():
    first = taken("refund_duplicate", at=NOW - timedelta(days=1))
    made = refund(first, taken("refund_duplicate", "waiting", number="D-2ND"))
    assert NUMBER in " ".join(made["say"])
    assert made["do"][0]["done"]["decision"] == "D-2ND"


def test_of_two_decisions_the_newest_is_told():
    older = taken("refund_duplicate", at=NOW - timedelta(days=1), number="D-OLD")
    assert "D-OLD" not in " ".join(refund(older, taken("refund_duplicate"))["say"])


def test_a_step_about_other_rows_is_not_done():
    other = Decided("refund_duplicate", frozenset({"orders/1"}), NUMBER, "done", NOW, "demo")
    assert refund(other)["say"] == refund()["say"]


def test_the_headline_and_the_line_under_also_tell_it_too():
    made = refund(taken("refund_duplicate"))
    assert NUMBER in made["headline"]
    found = Finding("debit", "DUP_CAPTURE", "certain", {}, (Proof("debit_taken", RECORD),))
    records = snapshot(ORDER, decided=(taken("refund_duplicate"),))
    assert NUMBER in briefly(found, records, BOOKS)["headline"]


# What the loader refuses


TOY = Family("toy", ("LOST", "FOUND"), {}, lambda snapshot, said, now: ())
TEXT = """\
family: toy
intents: {}
findings:
  LOST:
    headline: "It is lost"
    say:
      - - "It is on its way, number {send_toy_done}."
        - {text: "I'll send it.", unless: [escalate_done]}
    do:
      - {id: send_toy, label: "Send it", does: send}
      - {id: look_again, label: "Look again"}
  FOUND:
    headline: "It is found"
    say: ["It is found; {goodwill_done}."]
    do:
      - {id: keep_toy, label: "Keep it", does: wish}
"""


def loaded(folder, text):
    for name in ("identity.yml", "terms.yml", "intents.yml", "not_covered.yml", "harm.yml"):
        (folder / name).write_text((PLAYBOOKS / name).read_text(encoding="utf-8"))
    (folder / "toy.yml").write_text(text)
    return playbook.load((TOY,), folder, Path("/nowhere"))


def test_a_sentence_may_name_the_finding_s_own_steps_and_those_of_every_card(tmp_path):
    assert set(loaded(tmp_path, TEXT).by_family["toy"].findings) == {"LOST", "FOUND"}


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("{send_toy_done}", "{keep_toy_done}", 7, "unknown placeholder {keep_toy_done}"),
        ("{send_toy_done}", "{look_again_done}", 7, "unknown placeholder {look_again_done}"),
        ("[escalate_done]", "[send_toys_done]", 8, "unknown fact 'send_toys_done'"),
        ("id: keep_toy", "id: follow_up", 16, "'follow_up' is a step that every card has"),
    ],
)
def test_a_step_that_the_finding_does_not_have_is_named_with_its_line(
    tmp_path, old, new, line, told
):
    with pytest.raises(PlaybookError) as wrong:
        loaded(tmp_path, TEXT.replace(old, new))
    assert (wrong.value.file, wrong.value.line) == (tmp_path / "toy.yml", line)
    assert told in wrong.value.problem


# What every card offers


@pytest.mark.parametrize("step", ["escalate", "follow_up"])
def test_what_was_handed_over_or_taken_on_is_shown_with_its_number(step):
    assert card("appointment", "MISS_N")[step]["done"] is None
    made = card("appointment", "MISS_N", decided=[taken(step)])
    assert made[step]["done"] == {"decision": NUMBER, "state": "done"}


def test_goodwill_that_was_given_is_shown_with_its_number():
    assert card("appointment", "MISS_N")["offer"]["goodwill"]["done"] is None
    made = card("appointment", "MISS_N", decided=[taken("goodwill", "waiting")])
    assert made["offer"]["goodwill"]["done"] == {"decision": NUMBER, "state": "waiting"}


def test_who_handed_the_case_over_by_a_step_of_the_playbook_has_escalated_it():
    made = card("appointment", "MISS_N", decided=[taken("hand_to_lead")])
    assert made["escalate"]["done"] == {"decision": NUMBER, "state": "done"}
    assert any(line.startswith(f"Sal has this now, number {NUMBER}") for line in made["say"])


def test_without_a_person_in_charge_the_team_is_named():
    made = card("appointment", "MISS_N", decided=[taken("escalate")], staff=Staff("Jo"))
    assert any(line.startswith("Our field service lead has this now") for line in made["say"])


def test_a_follow_up_stays_due_when_it_was_due_as_it_was_taken_on():
    promised = card("number", "CREDIT_LATE")["follow_up"]["due_at"]
    later = NOW + timedelta(days=2)
    again = card("number", "CREDIT_LATE", decided=[taken("follow_up", at=NOW)], now=later)
    assert again["follow_up"]["due_at"] == promised
    assert card("number", "CREDIT_LATE", now=later)["follow_up"]["due_at"] > promised


def test_a_follow_up_whose_time_is_over_is_due_anew():
    later = NOW + timedelta(days=9)
    made = card("number", "CREDIT_LATE", decided=[taken("follow_up", at=NOW)], now=later)
    assert made["follow_up"]["due_at"] > later.isoformat()


@pytest.mark.parametrize("days", [2, 30])
def test_money_ordered_back_arrives_when_it_was_to_arrive_unless_that_is_over(days):
    ordered = Decided("refund_duplicate", frozenset({"charges/CH-2"}), NUMBER, "done", NOW, "demo")
    then, later = snapshot(*TWICE), NOW + timedelta(days=days)
    now = replace(then, decided=(ordered,))
    first, fresh, since = (
        debits(records, said(), at)[0].facts["arrives_by"]
        for records, at in ((then, NOW), (then, later), (now, later))
    )
    assert since == (first if days == 2 else fresh)
    assert first.at < fresh.at
