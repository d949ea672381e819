"""`firstline up` watches three processes, which share one home and one secret."""

from __future__ import annotations

import sys
from pathlib import Path

from firstline import settings
from firstline.running.up import children


def test_a_worker_runs_beside_rasa_and_the_actions_in_the_same_home(tmp_path, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_HOME", str(tmp_path))
    monkeypatch.setenv("PORT", "5005")
    started = children(settings.load(), Path("model"))
    assert [child.name for child in started] == ["actions", "rasa", "work"]
    assert started[2].command == [sys.executable, "-m", "firstline.cli", "work"]
    assert {child.environment["FIRSTLINE_HOME"] for child in started} == {str(tmp_path)}
    assert len({child.environment["FIRSTLINE_SECRET"] for child in started}) == 1
