"""The command line: what is wrong is told in one line that says what to do, never with a trace."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from firstline import settings

DEMO = settings.PROJECT / "data" / "demo"


@pytest.fixture
def firstline(tmp_path):
    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "firstline.cli", *arguments],
            env={**os.environ, "FIRSTLINE_HOME": str(tmp_path / "home"), **environment},
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


def test_a_directory_is_imported_and_importing_it_again_changes_nothing(firstline):
    first, second = firstline("import", str(DEMO)), firstline("import", str(DEMO))
    assert first.returncode == second.returncode == 0, first.stderr
    assert "rows" in first.stdout


def test_a_broken_file_is_told_with_its_line_and_nothing_is_imported(firstline, tmp_path):
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "customers.csv").write_text(
        "customer_id,name,since\nCU-1,Ann,2024-01-01\nCU-2,Bea,tomorrow\n"
    )
    told = firstline("import", str(folder))
    assert told.returncode == 1
    assert "customers.csv, line 3, since" in told.stderr
    assert "Nothing was imported" in told.stderr
    assert "Traceback" not in told.stderr
    assert "Bea" not in told.stderr


def test_a_folder_that_is_not_there_is_told(firstline):
    told = firstline("import", "/nowhere/at/all")
    assert told.returncode == 2
    assert "does not exist" in told.stderr


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"PORT": "http"}, "PORT"),
        ({"FIRSTLINE_ENV": "prod"}, "FIRSTLINE_ENV"),
        ({"FIRSTLINE_RECORDS_URL": "mysql://x"}, "sqlite or postgresql"),
    ],
)
def test_a_wrong_setting_is_told_in_one_line(firstline, environment, told):
    answer = firstline("import", str(DEMO), **environment)
    assert answer.returncode == 1
    assert told in answer.stderr
    assert "Traceback" not in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


def test_a_broken_playbook_stops_the_check_with_file_and_line(firstline, tmp_path):
    overlay = tmp_path / "home" / "playbooks"
    overlay.mkdir(parents=True)
    (overlay / "number.yml").write_text("family: number\nfindings:\n  ORDER_TAL: {}\n")
    told = firstline("playbooks", "check")
    assert told.returncode == 1
    assert f"{overlay / 'number.yml'}, line 3" in told.stderr
    assert "ORDER_TAL" in told.stderr


def test_the_shipped_playbooks_pass_the_check(firstline):
    assert firstline("playbooks", "check").returncode == 0


def test_agents_are_set_listed_and_removed(firstline):
    secret = "--password", "her own secret"
    assert firstline("agents", "set", "ana", "--role", "lead", *secret).returncode == 0
    assert "ana\tlead" in firstline("agents", "list").stdout
    assert firstline("agents", "set", "ANA", "--role", "lead", *secret).returncode == 0
    assert firstline("agents", "list").stdout.casefold().count("ana\t") == 1
    short = firstline("agents", "set", "bo", "--password", "x")
    assert (short.returncode, "at least 12 characters" in short.stderr) == (1, True)
    wrong = firstline("agents", "set", "bo", "--role", "boss", *secret)
    assert (wrong.returncode, "boss" in wrong.stderr) == (1, True)
    gone = firstline("agents", "remove", "Ana")
    assert (gone.returncode, gone.stdout) == (0, "ana may not log in any more.\n")
    assert "ana" not in firstline("agents", "list").stdout
    again = firstline("agents", "remove", "ana")
    assert (again.returncode, "nobody called 'ana' may log in" in again.stderr) == (1, True)
    nobody = firstline("agents", "hand-over", "ana", "bo")
    assert (nobody.returncode, "nobody called 'bo' may log in" in nobody.stderr) == (1, True)
    never = firstline("agents", "hand-over", "cy", "bo")
    assert (never.returncode, "nobody was ever called 'cy'" in never.stderr) == (1, True)
