"""No sentence of a playbook that is read to a customer uses a phrase that a team lead would strike."""

from __future__ import annotations

import re

import pytest
from ruamel.yaml import YAML

from firstline.workplace import PLAYBOOKS

AVOIDED = {
    "denial": r"impossible|can't have|can not have|our system doesn't|never happens|are you sure",
    "blame": r"you should|you didn't (?!expect)|you failed|why didn't you|you must|did you order|you people",
    "command": r"calm down|listen to me|you have to|you need to|you'll have to|already told|please wait",
    "policy": r"policy|system won't|not allowed|not my department|nothing i can do",
    "minimise": r"\bjust\b|\bonly\b|\bsimply\b|at least|no big deal|don't worry|no worries",
    "fake": r"inconvenience|if you feel|your call is important|i understand how",
    "vague": r"\bsoon\b|shortly|as possible|\bsomeone\b|somebody will|the team\b|next week"
    r"|tomorrow|be in touch|a supervisor",
    "contradict": r"i understand, but|i'm sorry, but|with (?:all due )?respect|actually|like i said",
    "overpromise": r"definitely|\bi guarantee|guaranteed|100 ?%|i promise",
    "liability": r"liab|negligen|\bour fault\b",
    "done before it is recorded": r"\bi've (?!looked|gone through|two ways)",
}
# The reason why she is asked who she is, not how small something is.
ALLOWED = ("So that I only talk about your account",)


def texts(node):
    """Every sentence below `node`."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from texts(node["text"])
    else:
        for item in node or ():
            yield from texts(item)


def spoken():
    """(file, sentence) of everything that the playbooks have an agent say."""
    for file in sorted(PLAYBOOKS.glob("*.yml")):
        book = YAML(typ="safe").load(file.read_text(encoding="utf-8")) or {}
        for wording in book.get("findings", {}).values():
            due = (wording.get("offer") or {}).get("statutory")
            yield from ((file.name, text) for text in texts([wording["say"], due]))
        for question in book.get("questions", {}).values():
            yield file.name, question["text"]
    check = YAML(typ="safe").load((PLAYBOOKS / "identity.yml").read_text(encoding="utf-8"))
    yield from (("identity.yml", check[key]) for key in ("ask", "wrong", "locked"))
    uncovered = YAML(typ="safe").load((PLAYBOOKS / "not_covered.yml").read_text(encoding="utf-8"))
    yield from (("not_covered.yml", text) for text in (uncovered or {}).values())


SPOKEN = list(spoken())


def avoided(text):
    text = re.sub(r"\{\w+\}", "…", text)
    for phrase in ALLOWED:
        text = text.replace(phrase, "")
    return [kind for kind, words in AVOIDED.items() if re.search(words, text, re.IGNORECASE)]


def test_every_family_s_sentences_are_read():
    assert {file for file, _ in SPOKEN} >= {
        file.name for file in PLAYBOOKS.glob("*.yml") if "\nfindings:" in file.read_text()
    }
    assert len(SPOKEN) > 400


@pytest.mark.parametrize("kind", AVOIDED)
def test_no_sentence_that_is_read_aloud_uses_a_phrase_to_avoid(kind):
    assert [one for one in SPOKEN if kind in avoided(one[1])] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("That is impossible.", "denial"),
        ("You should have rung us.", "blame"),
        ("You'll have to wait.", "command"),
        ("It's our policy.", "policy"),
        ("It's only pending.", "minimise"),
        ("Sorry for any inconvenience.", "fake"),
        ("You'll hear from us soon.", "vague"),
        ("I understand, but it is yours.", "contradict"),
        ("I promise it comes.", "overpromise"),
        ("We are liable for it.", "liability"),
        ("I've refunded it.", "done before it is recorded"),
    ],
)
def test_a_phrase_to_avoid_is_found(text, kind):
    assert avoided(text) == [kind]
