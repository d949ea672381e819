"""Phrases the classifier never saw: one file a topic, in it the intent, the style, the phrases."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from firstline import settings

HERE = Path(__file__).parent / "held_back"
STYLES = (
    "telegraphic",
    "third_person",
    "pasted_email",
    "typos",
    "british",
    "american",
    "spoken",
    "plain",
)
TOPICS = {
    topic.stem: YAML(typ="safe").load(topic.read_text(encoding="utf-8"))
    for topic in sorted(HERE.glob("*.yml"))
}
ISSUES = [
    intent
    for topic in sorted(TOPICS.keys() - {"case", "conversation", "out_of_scope"})
    for intent in TOPICS[topic]
]
PHRASES = [
    (style, intent, phrase)
    for topic in TOPICS.values()
    for intent, styles in topic.items()
    for style, phrases in styles.items()
    for phrase in phrases
]
CONFIG = YAML(typ="safe").load((settings.PROJECT / "config.yml").read_text(encoding="utf-8"))
FALLBACK = CONFIG["pipeline"][1]
OVERALL, BY_STYLE, AMONG_THREE = 0.85, 0.80, 0.95
SECOND_ISSUES = 0.02


@pytest.fixture(scope="session")
def results(served):
    return [(*phrase, served.classify(phrase[2])) for phrase in PHRASES]


def test_every_intent_has_at_least_thirty_phrases():
    counted = Counter(intent for _, intent, _ in PHRASES)
    learnt = {intent for intent in _examples() if intent != "inform"}
    assert {intent for intent, count in counted.items() if count >= 30} == learnt


def test_every_issue_has_at_least_three_phrases_of_each_style():
    counted = Counter((intent, style) for style, intent, _ in PHRASES)
    assert [(i, style) for i in ISSUES for style in STYLES if counted[i, style] < 3] == []


def test_every_style_is_known():
    assert {style for style, _, _ in PHRASES} == set(STYLES)


def test_no_phrase_is_there_twice():
    counted = Counter(phrase.strip().lower() for _, _, phrase in PHRASES)
    assert [phrase for phrase, count in counted.items() if count > 1] == []


def test_no_phrase_is_a_training_example():
    known = {_bare(example) for examples in _examples().values() for example in examples}
    assert [phrase for _, _, phrase in PHRASES if _bare(phrase) in known] == []


def test_the_intent_is_right_in_all_styles(results, capsys):
    right = Counter(style for style, intent, _, got in results if got.intent == intent)
    asked = Counter(style for style, _, _, _ in results)
    shares = {style: right[style] / asked[style] for style in asked}
    overall = sum(right.values()) / len(results)
    with capsys.disabled():
        figures = ", ".join(f"{style} {share:.3f}" for style, share in shares.items())
        print(f"\nheld-back phrases: {overall:.3f} of {len(results)} right ({figures})")
    assert overall >= OVERALL
    assert {style: share for style, share in shares.items() if share < BY_STYLE} == {}


def test_the_right_intent_is_among_the_first_three(results):
    among = [intent in [name for name, _ in got.ranking[:3]] for _, intent, _, got in results]
    assert sum(among) / len(among) >= AMONG_THREE


def test_what_is_sure_is_seldom_wrong(results):
    sure = [(intent, got.intent) for _, intent, _, got in results if _is_sure(got)]
    assert len(sure) / len(results) >= 0.75
    assert sum(intent == got for intent, got in sure) / len(sure) >= 0.93


def test_a_phrase_of_one_issue_seldom_grows_a_second(results):
    more = [got for _, _, _, got in results if any(one != got.intent for one, _ in got.issues)]
    assert len(more) / len(results) <= SECOND_ISSUES


def test_what_is_out_of_scope_is_rejected(results):
    asked = [got for _, intent, _, got in results if intent == "out_of_scope"]
    taken = [got.intent for got in asked if _is_sure(got) and got.intent != "out_of_scope"]
    assert taken == []


def _is_sure(got) -> bool:
    lead = got.confidence - max((other for _, other in got.ranking[1:]), default=0.0)
    return got.confidence >= FALLBACK["threshold"] and lead >= FALLBACK["ambiguity_threshold"]


def _examples() -> dict[str, list[str]]:
    return {
        block["intent"]: [line.removeprefix("- ") for line in block["examples"].splitlines()]
        for file in (settings.PROJECT / "data" / "nlu").glob("*.yml")
        for block in YAML(typ="safe").load(file.read_text(encoding="utf-8"))["nlu"]
    }


def _bare(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalpha())
