"""What was going to be done is told as done once the step was taken, with its number; not before."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.facts import (
    Level,
    Plain,
)
from firstline.casework.finding import Family
from firstline.casework.playbook import PlaybookError
from firstline.casework.playbook.common import KINDS
from firstline.casework.playbook.model import RESERVED, done_fact
from firstline.workplace import PLAYBOOKS
from tests.casework.done_cards import (
    BOOKS,
    EXAMPLES,
    FAMILIES,
    NUMBER,
    WORDS,
    card,
    taken,
)

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
