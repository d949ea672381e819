"""The note that goes with a case."""

from __future__ import annotations

from datetime import timedelta

import pytest

from firstline.desk import messages
from firstline.desk.keeping import handover, promises
from firstline.desk.keeping.handover import Tried
from firstline.desk.keeping.handover_words import FILE, BadHandover, load, shipped
from firstline.desk.keeping.promises import NewPromise, Promise
from tests.desk.conftest import NOW
from tests.desk.keeping.conftest import HOUR

CARD = {
    "family": "debit",
    "finding": "DUP_CAPTURE",
    "headline": "Charged twice for one order.",
    "certainty": "certain",
    "as_of": "2026-11-10T06:00:00+00:00",
    "identity": "verified",
    "evidence": [{"record": "charges/CH-2", "fact": "second debit", "at": "2026-11-03T10:00:00"}],
    "ruled_out": ["none of the two was refunded"],
}
PROMISE = Promise(
    promise_id="P-1",
    case_id="C-1",
    customer_id="CU-1",
    decision_id=None,
    kind="follow_up",
    subject="",
    owner="jo",
    what="Ring her with the reference",
    made_at=NOW,
    due_at=NOW + HOUR,
    warn_at=None,
    state="open",
    ended_at=None,
    ended_by=None,
    warned_at=None,
    broken_at=None,
)
STEP = Tried("Refund the second debit", "jo", NOW, "waiting")


def parts(note) -> dict[str, list[str]]:
    return {part["id"]: [line["text"] for line in part["lines"]] for part in note["parts"]}


def test_it_tells_what_happened_what_was_promised_and_what_was_done():
    note = handover.note(CARD, [PROMISE], [STEP], shipped())
    assert (note["finding"], note["headline"]) == ("DUP_CAPTURE", CARD["headline"])
    told = parts(note)
    assert told["happened"] == ["Charged twice for one order.", "second debit"]
    assert told["promised"] == ["Ring her with the reference (jo)"]
    assert told["tried"] == ["Refund the second debit: waits for consent (jo)"]
    assert note["parts"][1]["lines"][0]["at"] == PROMISE.due_at.isoformat()


def test_it_tells_what_she_must_not_explain_again():
    known = parts(handover.note(CARD, [], [], shipped()))["known"]
    assert known == [
        "Who the customer is: that was checked.",
        "What happened: the records prove it.",
        "Looked for already: none of the two was refunded.",
    ]


def test_a_customer_nobody_verified_is_not_called_known():
    assert "known" not in parts(handover.note({"identity": "anonymous"}, [], [], shipped()))


def test_without_a_card_it_tells_what_the_desk_knows():
    told = parts(handover.note(None, [], [], shipped()))
    assert told == {"promised": ["No promise is open."], "tried": ["Nothing was done yet."]}


@pytest.mark.parametrize("kind", promises.KINDS)
def test_every_kind_of_promise_has_its_words(kind):
    told = shipped().promised[kind].format(what="Ring her", owner="jo")
    assert "jo" in told and "{" not in told


def test_a_sentence_with_braces_of_its_own_stays_as_it_is():
    (line,) = parts(handover.note(None, [], [Tried("{x} {0}", "jo", NOW, "done")], shipped()))[
        "tried"
    ]
    assert line == "{x} {0} (jo)"


def test_the_note_of_a_case_is_made_from_its_newest_card(desk, about):
    newer = {**CARD, "headline": "Both debits stand."}
    with desk.begin() as connection:
        for card, later in ((CARD, 0), (newer, 1)):
            replies = [{"text": "?", "card": None}, {"text": "!", "card": card}]
            at = NOW + timedelta(minutes=later)
            messages.add_replies(connection, about.case_id, replies, at)
        new = NewPromise("follow_up", "jo", "Ring her", NOW + HOUR)
        promises.make(connection, new, about, NOW)
        told = parts(handover.of_case(connection, about.case_id))
    assert told["happened"][0] == "Both debits stand."
    assert told["promised"] == ["Ring her (jo)"]
    assert told["tried"] == ["Nothing was done yet."]


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        ("  happened: What {happened}", "unknown fact 'happened'"),
        ("  happened: 'What {'", "brace"),
        ("  happening: What happened", "unknown key 'happening'"),
    ],
)
def test_wording_that_cannot_be_used_is_told_with_its_line(tmp_path, instead, told):
    file = tmp_path / "handover.yml"
    file.write_text(FILE.read_text().replace("  happened: What happened", instead))
    with pytest.raises(BadHandover, match=r"handover\.yml, line \d+") as wrong:
        load(file)
    assert told in str(wrong.value)
