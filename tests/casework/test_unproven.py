"""A fault that nobody told in words stands back behind what the records prove."""

from __future__ import annotations

from types import SimpleNamespace

from firstline.casework.facts import Account, State
from firstline.casework.finding import Finding, Proof
from firstline.casework.guiding.unproven import proven
from firstline.casework.harm import Harm

HARMS = {"DEFECT": Harm.PROMISE, "DUP": Harm.MONEY, "LATE": Harm.PROMISE, "ORDER": Harm.NONE}
BOOKS = SimpleNamespace(harm_of=lambda one: HARMS[one.code])


def finding(family, code, number="", *facts, certainty="certain"):
    known = {"order_number": Account(number)} if number else {}
    known |= dict.fromkeys(facts, State())
    return Finding(family, code, certainty, known, (Proof("row", f"charges/{number}"),))


OVEN = finding("call", "DEFECT", "1", "inferred", certainty="likely")
OVEN.facts["item"] = Account("Alder built-in oven")
PERHAPS = finding("call", "DEFECT", "1", "inferred", certainty="likely")
TOLD = finding("call", "DEFECT", "1", certainty="likely")
TWICE, OTHER = finding("debit", "DUP", "1"), finding("debit", "DUP", "2")
STATUS, LATE = finding("order", "ORDER", "1"), finding("order", "LATE", "1")


def answered(*answers, found=(), text="twice"):
    by_family = {}
    for one in (*answers, *found):
        by_family[one.family] = (*by_family.get(one.family, ()), one)
    return proven(tuple(answers), by_family, text, BOOKS)


def test_it_is_left_out_beside_what_is_broken():
    assert answered(OTHER, PERHAPS) == (OTHER,)


def test_a_thing_that_is_named_stands_beside_what_is_broken_elsewhere():
    text = "the 180 never arrived and the new oven trips the fuse"
    assert answered(OTHER, OVEN, text=text) == (OTHER, OVEN)
    assert answered(TWICE, OVEN, text=text) == (TWICE,)
    assert answered(OTHER, OVEN) == (OTHER,)


def test_it_stands_beside_a_mere_look_up():
    assert answered(STATUS, PERHAPS) == (STATUS, PERHAPS)


def test_what_is_broken_of_the_same_order_takes_its_place():
    assert answered(PERHAPS, found=[TWICE]) == (TWICE,)
    assert answered(PERHAPS, found=[LATE]) == (LATE,)


def test_what_is_broken_of_another_order_does_not():
    assert answered(PERHAPS, found=[OTHER, STATUS]) == (PERHAPS,)


def test_a_fault_that_she_told_stays():
    assert answered(OTHER, TOLD) == (OTHER, TOLD)
    assert answered(TOLD, found=[TWICE]) == (TOLD,)
