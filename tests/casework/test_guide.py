"""What leads, what stands behind it, and what is said when nothing is broken."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from firstline.casework import guide, hello, playbook
from firstline.casework.facts import Given, State
from firstline.casework.finding import Family, Finding, Proof
from firstline.casework.findings import families
from firstline.casework.guide import Asking
from firstline.casework.guiding import alarms
from firstline.casework.guiding.beside import distinct
from firstline.casework.harm import Harm
from firstline.casework.said.claim import Claim
from firstline.records import rows
from firstline.workplace import PLAYBOOKS
from tests.casework.findings.debit import books
from tests.casework.records import CREDIT, NOW, ORDER, PAID, VISA, said, snapshot

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
RECORDS = snapshot(VISA, ORDER, PAID, CREDIT)


@dataclass(frozen=True)
class Shelf:
    """Books of made-up families: `harms` by code, `asked` by intent."""

    harms: dict
    asked: dict

    @property
    def by_family(self):
        wordings = defaultdict(lambda: SimpleNamespace(do=()))
        return defaultdict(lambda: SimpleNamespace(findings=wordings))

    def harm_of(self, finding):
        return self.harms.get(finding.code, Harm.NONE)

    def pays(self, finding):
        return frozenset()

    def codes_of(self, intent):
        return self.asked[intent][1]

    def family_of(self, intent):
        return self.asked.get(intent, ("order", ()))[0]


def finding(family, code, certainty="certain"):
    return Finding(family, code, certainty, {})


def family(name, standing=(), claimed=()):
    """Shows `standing` always, and each code of `claimed` (claim kind, code) once it is claimed."""

    def find(_snapshot, heard, _now):
        raised = tuple(
            finding(name, code, "likely") for kind, code in claimed if heard.claimed(kind)
        )
        return raised + tuple(finding(name, code) for code in standing)

    codes = (*standing, *(code for _, code in claimed))
    return Family(name, codes, {}, find, checks=tuple(standing))


@pytest.fixture
def made_up(monkeypatch):
    """Set the families that exist; returns how to ask them."""

    def these(*known):
        for module in (guide, alarms, hello):
            monkeypatch.setattr(module, "families", lambda: known)

    return these


SHELF = Shelf(
    harms={
        "TWICE": Harm.MONEY,
        "MISSED": Harm.PROMISE,
        "BURNS": Harm.SAFETY,
        "STOLEN": Harm.FRAUD,
        "LATE": Harm.DUE,
        "RIDDLE": Harm.CONFUSION,
    },
    asked={
        "debited_twice": ("debit", ()),
        "appointment_missed": ("appointment", ()),
        "complaint": ("appointment", ("STALE",)),
        "order_status": ("order", ("ORDER_STATUS",)),
        "explain_number": ("number", ()),
    },
)
ORDERS = family("order", ("SUMMARY", "ORDER_STATUS"))


def asked(*intents, text="hello", claimed_now=(), claimed_before=()):
    now, before = (
        tuple(Claim(kind, text, 0, len(text)) for kind in kinds)
        for kinds in (claimed_now, claimed_before)
    )
    latest = replace(said(text), claims=now)
    return Asking(replace(said(text), claims=(*now, *before)), latest, intents)


def codes(findings):
    return [one.code for one in findings]


def test_what_was_asked_leads_and_what_else_is_broken_stands_behind_it_worst_first(made_up):
    made_up(
        family("appointment", ("MISSED",)),
        family("debit", ("TWICE",)),
        family("call", ("BURNS",)),
        ORDERS,
    )
    found = guide.guidance(RECORDS, asked("appointment_missed"), NOW, SHELF)
    assert codes(found.leads) == ["MISSED"]
    assert codes(found.also) == ["BURNS", "TWICE"]


def test_several_issues_get_a_card_each_the_most_urgent_first(made_up):
    made_up(family("appointment", ("MISSED",)), family("debit", ("TWICE",)), ORDERS)
    found = guide.guidance(RECORDS, asked("appointment_missed", "debited_twice"), NOW, SHELF)
    assert codes(found.leads) == ["TWICE", "MISSED"]
    assert found.also == ()


def test_a_list_of_the_records_is_no_second_card_beside_an_answer(made_up):
    made_up(family("debit", ("TWICE",)), family("order", (guide.SUMMARY,)))
    found = guide.guidance(RECORDS, asked("debited_twice", "order_status"), NOW, SHELF)
    assert codes(found.leads) == ["TWICE"]


def test_a_list_of_the_records_is_the_card_where_nothing_else_answers(made_up):
    made_up(family("debit", ()), family("order", (guide.SUMMARY,)))
    found = guide.guidance(RECORDS, asked("debited_twice", "order_status"), NOW, SHELF)
    assert codes(found.leads) == [guide.SUMMARY]


def test_money_that_was_taken_goes_before_a_list_of_the_records_that_nobody_asked_for(made_up):
    made_up(family("debit", ("TWICE",)), family("order", (guide.SUMMARY,)))
    found = guide.guidance(RECORDS, asked("order_status"), NOW, SHELF)
    assert codes(found.leads) == ["TWICE"]


def test_a_list_of_the_records_that_is_asked_for_leads(made_up):
    made_up(family("debit", ("TWICE",)), family("order", (guide.SUMMARY,)))
    shelf = replace(SHELF, asked={**SHELF.asked, "account_summary": ("order", (guide.SUMMARY,))})
    found = guide.guidance(RECORDS, asked("account_summary"), NOW, shelf)
    assert codes(found.leads) == [guide.SUMMARY]
    assert codes(found.also) == ["TWICE"]


@pytest.mark.parametrize("standing", [("MISSED",), ("LATE",)])
def test_what_took_no_money_stands_behind_a_list_of_the_records(made_up, standing):
    made_up(family("debit", standing), family("order", (guide.SUMMARY,)))
    found = guide.guidance(RECORDS, asked("order_status"), NOW, SHELF)
    assert codes(found.leads) == [guide.SUMMARY]


ENDED = (
    books.plan(status="Cancelled"),
    rows.Contract("K-1", "CU-1", product="Fruit box", ended_at=books.ago(20)),
    books.renewal("R-0", books.ago(24)),
    books.renewal("R-1", books.ago(3)),
)


@pytest.mark.parametrize(
    ("more", "lead"),
    [((), "RENEWAL"), ((books.refund("CH-R", "R-1", "30.00", books.ago(1)),), guide.SUMMARY)],
)
def test_a_plan_charged_after_its_end_answers_a_question_about_its_renewal(more, lead):
    held = snapshot(VISA, *ENDED, *more)
    held = replace(held, as_of={**held.as_of, "charges": NOW})
    ask = asked("subscription_renewal", text="her box renewed and she had cancelled it")
    assert codes(guide.guidance(held, ask, NOW, BOOKS).leads) == [lead]


def test_danger_in_the_newest_message_goes_before_what_was_asked(made_up):
    made_up(
        family("call", (), [("danger", "BURNS")]),
        family("debit", ("TWICE",)),
        ORDERS,
    )
    asking = asked("debited_twice", claimed_now=["danger"])
    found = guide.guidance(RECORDS, asking, NOW, SHELF)
    assert codes(found.leads) == ["BURNS", "TWICE"]


def test_danger_of_an_earlier_message_stays_in_sight_without_leading_again(made_up):
    made_up(family("call", (), [("danger", "BURNS")]), family("debit", ("TWICE",)), ORDERS)
    asking = asked("debited_twice", claimed_before=["danger"])
    found = guide.guidance(RECORDS, asking, NOW, SHELF)
    assert codes(found.leads) == ["TWICE"]
    assert codes(found.also) == ["BURNS"]


def test_what_the_records_show_anyway_never_pushes_in_front_of_the_question(made_up):
    made_up(family("debit", ("STOLEN",)), ORDERS)
    found = guide.guidance(RECORDS, asked("order_status"), NOW, SHELF)
    assert codes(found.leads) == ["ORDER_STATUS"]
    assert codes(found.also) == ["STOLEN"]


def test_an_issue_of_which_the_records_show_nothing_is_answered_with_none(made_up):
    made_up(family("debit"), family("appointment", ("LATE",)), ORDERS)
    found = guide.guidance(RECORDS, asked("debited_twice"), NOW, SHELF)
    assert codes(found.leads) == ["NONE"]
    assert codes(found.also) == ["LATE"]
    assert found.leads[0].facts["elsewhere"] == State()


def test_none_counts_the_checks_and_says_so_when_nothing_else_is_broken(made_up):
    made_up(family("debit", ("FINE", "WELL")), ORDERS)
    found = guide.guidance(
        RECORDS, asked("complaint"), NOW, replace(SHELF, asked={"complaint": ("debit", ("STALE",))})
    )
    assert codes(found.leads) == ["NONE"]
    assert found.leads[0].facts["checks"].text == "4"
    assert "elsewhere" not in found.leads[0].facts


def test_an_intent_that_asks_for_certain_codes_is_not_answered_with_others(made_up):
    made_up(family("appointment", ("MISSED",)), ORDERS)
    found = guide.guidance(RECORDS, asked("complaint"), NOW, SHELF)
    assert codes(found.leads) == ["NONE"]
    assert codes(found.also) == ["MISSED"]


def test_digits_that_are_asked_about_and_not_given_are_asked_for(made_up):
    made_up(family("number"), ORDERS)
    assert guide.guidance(RECORDS, asked("explain_number"), NOW, SHELF) is None


def test_a_vague_message_gets_the_worst_of_what_is_broken(made_up):
    made_up(family("appointment", ("MISSED",)), family("debit", ("TWICE",)), ORDERS)
    found = guide.unasked(RECORDS, asked(text="she is furious"), NOW, SHELF)
    assert codes(found.leads) == ["TWICE"]
    assert codes(found.also) == ["MISSED"]


def test_a_vague_message_with_nothing_broken_gets_no_card(made_up):
    made_up(family("appointment", ("LATE",)), ORDERS)
    assert guide.unasked(RECORDS, asked(text="she is furious"), NOW, SHELF) is None


def test_before_hello_lists_at_most_four_worst_first(made_up):
    made_up(
        family("appointment", ("MISSED", "LATE")),
        family("call", ("BURNS",)),
        family("debit", ("TWICE", "STOLEN", "CALM")),
    )
    found = hello.before_hello(RECORDS, NOW, SHELF)
    assert codes(found.broken) == ["BURNS", "STOLEN", "TWICE", "MISSED"]
    assert (found.count, found.checks) == (5, 6)


def test_every_harm_has_its_reason_in_the_playbooks():
    assert set(BOOKS.harm) == {harm.word for harm in Harm}


def test_a_look_up_of_records_that_the_answer_already_shows_is_not_told_again(made_up):
    row = Proof("row", CREDIT.record)
    late = replace(finding("number", "RIDDLE"), evidence=(row,))
    broken = replace(finding("order", "LATE"), evidence=(row,))
    made_up(
        Family("number", ("RIDDLE",), {}, lambda *_: (late,)),
        Family("order", ("LATE",), {}, lambda *_: (broken,)),
    )
    found = guide.guidance(RECORDS, asked("explain_number"), NOW, SHELF)
    assert codes(found.leads) == ["RIDDLE"]
    assert found.also == ()


def test_a_family_looks_only_once_for_the_same_words(monkeypatch):
    heard = []

    def find(_snapshot, words, _now):
        heard.append(words)
        return (finding("debit", "LATE"),)

    counted = Family("debit", ("LATE",), {}, find)
    for module in (guide, alarms, hello):
        monkeypatch.setattr(module, "families", lambda: (counted, ORDERS))
    once = said("charged twice")
    guide.guidance(RECORDS, Asking(once, once, ("order_status",)), NOW, SHELF)
    assert heard == [once, said()]  # what is raised, less what stands anyway


def test_of_findings_that_are_the_same_one_is_told_and_of_different_ones_about_a_record_both():
    late = Finding("debit", "LATE", "certain", {}, (Proof("row", "charges/CH-A"),))
    unsure = replace(late, certainty="likely")
    again = replace(late, facts={})
    assert distinct([late, unsure, again]) == (late, unsure)


def test_a_danger_that_she_tells_of_goes_before_one_that_the_records_know(made_up):
    told = Finding("call", "BURNS", "likely", {"told": Given("gas leak")})
    recorded = finding("debit", "BURNS")
    made_up(
        Family("debit", ("BURNS",), {}, lambda *_: (recorded,)),
        Family("call", ("BURNS",), {}, lambda *_: (told,)),
        ORDERS,
    )
    shelf = Shelf(SHELF.harms, {"repair": ("debit", ()), "broken": ("call", ())})
    found = guide.guidance(RECORDS, asked("repair", "broken"), NOW, shelf)
    assert found.leads == (told, recorded)
