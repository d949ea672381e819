"""The labelled messages are well formed and as many as the measuring needs."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

HERE = Path(__file__).parent / "claims_labelled"
# Tried sentence by sentence; the messages are too few to measure them.
FEW = {"hung_up", "money_came", "repaired", "no_complaint", "card_exposed"}
KINDS = {
    *FEW,
    "lost_pay",
    "made_neither",
    "not_in_books",
    "told_us",
    "danger",
    "defective",
    "wrong_item",
    "not_received",
    "received",
    "was_called",
    "was_visited",
    "charged_once",
    "was_in",
}
ISSUES = {
    "explain_number",
    "debited_twice",
    "appointment_missed",
    "complaint_unanswered",
    "call_dropped",
    "item_wrong",
    "parts_missing",
    "order_status",
    "refund_status",
    "order_change",
    "subscription_renewal",
}
CHANNELS = {"email", "sms", "letter", "push", "statement", "website", "call"}
TURNS = ("denied", "hedged", "reported")
FILES = {
    file.relative_to(HERE).as_posix(): YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    for file in sorted(HERE.glob("*/*.yml"))
}
MESSAGES = [(name, message) for name, file in FILES.items() for message in file["messages"]]


def test_every_file_says_on_which_day_it_is_read():
    assert [name for name, file in FILES.items() if not isinstance(file["now"], date)] == []


def test_a_file_of_a_few_kinds_labels_no_other():
    for name, file in FILES.items():
        kinds = set(file.get("kinds", KINDS))
        claimed = {claim["kind"] for message in file["messages"] for claim in _claims(message)}
        assert claimed <= kinds <= KINDS, name


@pytest.mark.parametrize(("name", "message"), MESSAGES)
def test_a_message_has_only_known_labels(name, message):
    assert set(message) <= {"text", "by", "claims", "near", "issues", "channel"}
    assert message["text"].strip()
    assert message["by"] in {"agent", "customer"}
    assert set(message["issues"]) <= ISSUES
    assert len(set(message["issues"])) == len(message["issues"])
    assert message.get("channel", "email") in CHANNELS
    assert set(message.get("near", ())) <= KINDS - {claim["kind"] for claim in _claims(message)}


@pytest.mark.parametrize(("name", "message"), MESSAGES)
def test_a_claim_has_only_known_labels(name, message):
    for claim in _claims(message):
        assert claim["kind"] in KINDS
        assert set(claim) <= {"kind", *TURNS, "day", "count"}
        assert all(claim.get(turn, True) is True for turn in TURNS)
        assert "count" not in claim or claim["kind"] == "lost_pay" and claim["count"] > 0
        assert "day" not in claim or _is_past(claim, FILES[name]["now"])
    plain = [claim["kind"] for claim in _claims(message) if _is_plain(claim)]
    assert len(set(plain)) == len(plain)


def test_no_message_is_there_twice():
    texts = Counter(_bare(message["text"]) for _, message in MESSAGES)
    assert [text for text, count in texts.items() if count > 1] == []


def test_there_are_enough_messages_to_look_at_and_to_measure_with():
    parts = Counter(name.split("/")[0] for name, _ in MESSAGES)
    assert set(parts) == {"open", "held"}
    assert sum(parts.values()) >= 260
    assert parts["held"] >= 150


def test_about_half_of_them_are_told_by_an_agent():
    told = Counter(message["by"] for _, message in MESSAGES)
    assert 0.4 <= told["agent"] / len(MESSAGES) <= 0.6


@pytest.mark.parametrize("kind", sorted(KINDS - FEW))
def test_every_kind_is_claimed_often_and_often_almost(kind):
    claims = [claim for _, message in MESSAGES for claim in _claims(message)]
    plain = [claim for claim in claims if claim["kind"] == kind and _is_plain(claim)]
    turned = [claim for claim in claims if claim["kind"] == kind and not _is_plain(claim)]
    near = [message for _, message in MESSAGES if kind in message.get("near", ())]
    enough, almost = (35, 15) if kind != "was_in" else (20, 15)
    assert len(plain) >= enough
    assert len(turned) + len(near) >= almost


@pytest.mark.parametrize("issue", sorted(ISSUES))
def test_every_issue_is_raised_in_several_messages(issue):
    assert sum(issue in message["issues"] for _, message in MESSAGES) >= 10


def _claims(message) -> list:
    return message.get("claims", [])


def _is_plain(claim) -> bool:
    return not any(turn in claim for turn in TURNS)


def _is_past(claim, now) -> bool:
    return claim["kind"] == "told_us" and isinstance(claim["day"], date) and claim["day"] <= now


def _bare(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())
