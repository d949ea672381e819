"""A family is added by one finding function and data alone: the one of docs/adding-a-family.md."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from firstline.casework import findings as findings_package
from firstline.casework import guide, hello, playbook
from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import Level
from firstline.casework.findings import families
from firstline.casework.guide import Asking
from firstline.casework.identity import Identity
from firstline.records import rows
from firstline.settings import PROJECT
from firstline.workplace import PLAYBOOKS
from tests.casework.records import NOW, said, snapshot

PAGE = (PROJECT / "docs" / "adding-a-family.md").read_text(encoding="utf-8")
CONTRACT = rows.Contract(
    "CT-1", "CU-1", "Home care plan", NOW - timedelta(days=300), ended_at=NOW + timedelta(days=10)
)


def block(language):
    return re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)[1]


@pytest.fixture
def books(tmp_path, monkeypatch):
    """The playbooks with the page's family among them, its function found by being there."""
    package = tmp_path / "findings"
    package.mkdir()
    (package / "contract.py").write_text(block("python"))
    shelf = tmp_path / "playbooks"
    shutil.copytree(PLAYBOOKS, shelf)
    (shelf / "contract.yml").write_text(block("yaml"))
    monkeypatch.setattr(findings_package, "__path__", [*findings_package.__path__, str(package)])
    families.cache_clear()
    yield playbook.load(families(), shelf, Path("/nowhere"))
    monkeypatch.undo()
    families.cache_clear()


def test_the_new_family_answers_its_intent_with_a_card(books):
    found = guide.guidance(
        snapshot(CONTRACT),
        Asking(said("when does it end"), said("when"), ["contract_ends"]),
        NOW,
        books,
    )
    identity = Identity(Level.VERIFIED)
    made = make_card(found.leads, snapshot(CONTRACT), identity, books, Staff("Jo"), NOW)
    assert made["finding"] == "ENDS_SOON"
    assert made["headline"] == "Home care plan ends on November 20, 2026."
    assert made["say"][0] == (
        "Your Home care plan runs until November 20, 2026; would you like to keep it?"
    )
    assert made["evidence"][0]["record"] == "contracts/CT-1"


def test_the_new_family_takes_part_before_hello(books):
    found = hello.before_hello(snapshot(CONTRACT), NOW, books)
    assert "ENDS_SOON" in [one.code for one in found.broken]


def test_the_new_family_is_silent_about_a_contract_that_goes_on(books):
    later = replace(CONTRACT, ended_at=NOW + timedelta(days=40))
    found = guide.guidance(
        snapshot(later),
        Asking(said("when does it end"), said("when"), ["contract_ends"]),
        NOW,
        books,
    )
    assert [one.code for one in found.leads] == ["NONE"]
