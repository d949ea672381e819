"""What Rasa itself does not check: actions exist, responses exist, nothing prints a placeholder."""

from __future__ import annotations

import re
from pathlib import Path

from rasa_sdk.executor import ActionExecutor
from ruamel.yaml import YAML

from firstline import settings
from firstline.casework import playbook
from firstline.casework.findings import families
from firstline.desk.answering import CHAT, UNSURE
from firstline.workplace import PLAYBOOKS

DATA = settings.PROJECT / "data"


def load(file: Path) -> dict:
    return YAML(typ="safe").load(file.read_text(encoding="utf-8"))


DOMAIN = load(settings.PROJECT / "domain.yml")
RESPONSES = {
    name: variants
    for file in (DATA / "responses").glob("*.yml")
    for name, variants in load(file)["responses"].items()
}


def sources() -> str:
    folders = ("firstline", "actions", "channels")
    files = [f for folder in folders for f in (settings.PROJECT / folder).rglob("*.py")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_the_actions_of_the_domain_are_the_actions_of_the_code():
    executor = ActionExecutor()
    executor.register_package("actions")
    assert set(DOMAIN["actions"]) == set(executor.actions)


def test_every_response_the_code_names_exists_and_every_one_that_exists_is_named():
    named = set(re.findall(r'"(utter_[a-z_]+)"', sources())) | {f"utter_{c}" for c in CHAT}
    assert named == set(RESPONSES)


def test_a_response_has_one_variant_and_no_placeholder():
    for name, variants in RESPONSES.items():
        assert len(variants) == 1, name
        assert not re.search(r"[{}]|None", variants[0]["text"]), name


def test_every_intent_has_its_rule_and_its_examples():
    rules = load(DATA / "rules" / "guide.yml")["rules"]
    ruled = [rule["steps"][0]["intent"] for rule in rules]
    trained = {
        entry["intent"] for file in (DATA / "nlu").glob("*.yml") for entry in load(file)["nlu"]
    }
    assert sorted(ruled) == sorted(DOMAIN["intents"])
    assert trained | {UNSURE} == set(DOMAIN["intents"])


def test_every_intent_is_answered_by_a_playbook_a_notice_or_a_few_words():
    books = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
    answered = {intent for book in books.by_family.values() for intent in book.intents}
    answered |= set(books.not_covered) | CHAT
    assert set(DOMAIN["intents"]) - answered == {
        "verify_identity",
        "new_case",
        "journey",
        "inform",
        UNSURE,
    }


def test_buttons_name_intents_that_exist():
    books = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
    assert set(books.intents) <= set(DOMAIN["intents"])


def test_sessions_carry_nothing_over_and_there_is_no_way_in_without_a_login():
    assert DOMAIN["session_config"]["carry_over_slots_to_new_session"] is False
    assert "slots" not in DOMAIN
    credentials = load(settings.PROJECT / "credentials.yml")
    assert set(credentials) == {
        "channels.panel.channel.PanelInput",
        "channels.slack.channel.SlackInput",
        "channels.health.HealthInput",
    }
