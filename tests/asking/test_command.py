"""`firstline ask` as a person and as a pipe meet it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from firstline import settings
from firstline.asking import command, preparing
from firstline.cli import cli
from firstline.engine import training
from firstline.language.understanding import Understanding
from tests.asking.conftest import NOW

MARIA = "maria.lopez@example.com"


@pytest.fixture
def firstline(at_demo, monkeypatch):
    """The command in this process, with a model that takes everything for a number."""
    explain = Understanding("explain_number", 0.9, (("explain_number", 0.9),))
    monkeypatch.setattr(training, "ensure_model", lambda home, project, tell: Path("none"))
    monkeypatch.setattr(command, "understand", lambda *_: explain)
    return lambda *arguments, **given: CliRunner().invoke(cli, ["ask", *arguments], **given)


def test_the_card_is_printed(firstline):
    answer = firstline("--customer", MARIA, "what is 7776?")

    assert answer.exit_code == 0
    assert "Own" not in answer.stderr
    assert answer.stdout.startswith("Our own order number (certain: on record)\n7776 is the end of")
    assert "\nSAY\n  - So that I only talk" in answer.stdout
    assert "\x1b" not in answer.stdout
    assert max(map(len, answer.stdout.splitlines())) <= 80


def test_the_text_may_come_on_standard_input(firstline):
    piped = firstline("--customer", MARIA, input="what is 7776?\n")

    assert piped.stdout == firstline("--customer", MARIA, "what is 7776?").stdout


def test_json_is_the_card_on_one_line(firstline):
    answer = firstline("--customer", MARIA, "--json", "what is 7776?")

    card = json.loads(answer.stdout)
    assert (card["finding"], card["identity"], card["schema"]) == ("ORDER_TAIL", "claimed", 1)
    assert len(answer.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "agent"), [((), "agent"), (("--as", "Jonas Weber"), "Jonas Weber")]
)
def test_the_question_is_asked_by_whom_the_command_names_and_never_by_the_system_s_user(
    firstline, monkeypatch, arguments, agent
):
    asked_by, ask = [], command.ask

    def noted(*given):
        asked_by.append(given[4])
        return ask(*given)

    monkeypatch.setattr(command, "ask", noted)
    assert firstline("--customer", MARIA, *arguments, "what is 7776?").exit_code == 0
    assert asked_by == [agent]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--customer", "nobody@example.com", "7776?"], "No customer has that identifier or name."),
        (["--customer", "7776", "7776?"], "No customer has that identifier or name."),
        (["--customer", "Maria Lopez", "7776?"], "M*** L***, m***@e***.com"),
        (["--customer", MARIA], "on standard input"),
        (["--customer", MARIA, " "], "on standard input"),
        (["--customer", MARIA, "x" * 16_001], "at most 16,000 characters"),
        (["--json", "7776?"], "Who is it about?"),
    ],
)
def test_what_cannot_be_answered_is_told(firstline, arguments, told):
    answer = firstline(*arguments)

    assert answer.exit_code == 1
    assert answer.stdout == "" and told in answer.stderr
    assert "Maria" not in answer.stderr.replace("Maria Lopez", "")


def test_an_answer_without_a_card_is_words_and_exit_1(firstline):
    answer = firstline("what is 7776?")

    assert answer.exit_code == 1
    assert answer.stdout.startswith("Who is it about?")


def test_a_full_card_number_is_never_printed(firstline):
    answer = firstline("--customer", MARIA, "what is 7776? my card is 4111 1111 1111 1111")

    assert answer.exit_code == 0
    assert "4111" not in answer.stdout.replace(" ", "") + answer.stderr


def test_where_no_demo_belongs_empty_records_are_told(firstline, tmp_path, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_HOME", str(tmp_path))
    monkeypatch.setenv("FIRSTLINE_ENV", "production")

    answer = firstline("--customer", MARIA, "what is 7776?")

    assert answer.exit_code == 1
    assert "firstline import DIRECTORY" in answer.stderr


def test_an_empty_home_gets_the_demo_as_firstline_up_would_load_it(
    firstline, tmp_path, monkeypatch
):
    monkeypatch.setenv("FIRSTLINE_HOME", str(tmp_path / "new"))

    answer = firstline("--customer", MARIA, "what is 7776?")

    assert answer.exit_code == 0, answer.stderr
    assert "demo company is loaded" in answer.stderr


def test_a_response_has_the_words_of_the_dialogue():
    assert preparing.response("utter_ask_customer").startswith("Who is it about?")


def test_the_real_thing_answers_from_the_trained_model_without_rasa(demo_place, demo_home):
    trained = training.ensure_model(settings.load().home, settings.PROJECT).parent
    shutil.copytree(trained, demo_home / "model", dirs_exist_ok=True)
    program = (
        "import sys; from firstline.cli import main; sys.argv[0] = 'firstline'\n"
        "try: main()\n"
        "finally: print({'rasa', 'tensorflow', 'sklearn'} & set(sys.modules), file=sys.stderr)"
    )
    arguments = ["ask", "--customer", "10447776", "--json"]

    answer = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        input="what is this account ending in 7776? my postcode is 10025\n",
        env={**os.environ, "FIRSTLINE_HOME": str(demo_home), "FIRSTLINE_NOW": NOW.isoformat()},
        cwd=settings.PROJECT,
        capture_output=True,
        text=True,
        timeout=120,
    )

    card = json.loads(answer.stdout)
    assert answer.returncode == 0
    assert (card["finding"], card["identity"]) == ("ORDER_TAIL", "verified")
    assert answer.stderr == "set()\n"


def test_python_m_tells_what_is_wrong_in_one_line(demo_place, demo_home):
    answer = subprocess.run(
        [sys.executable, "-m", "firstline.cli", "ask", "--customer", "nobody@example.com"],
        input=b"\xff\xfe\x00",
        env={**os.environ, "FIRSTLINE_HOME": str(demo_home), "FIRSTLINE_NOW": NOW.isoformat()},
        cwd=settings.PROJECT,
        capture_output=True,
        timeout=120,
    )

    assert answer.returncode == 1 and answer.stdout == b""
    assert len(answer.stderr.splitlines()) == 1 and b"Traceback" not in answer.stderr
