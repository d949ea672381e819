from __future__ import annotations

import io

from rich.console import Console

from firstline.records.importing import Progress, progress

NOW = Progress("reading", "orders", 1_200_000, 21_000, 0.32, 754.0)


def test_a_terminal_shows_the_phase_the_table_the_speed_and_the_time_left():
    terminal = Console(file=io.StringIO(), force_terminal=True, width=120)
    with progress.shown(terminal) as display:
        display.on_progress(NOW)
    said = terminal.file.getvalue()
    assert "reading orders" in said
    assert "32%, 1,200,000 rows, 21,000 rows/s, 12:34 left" in said


def test_without_a_terminal_a_line_a_minute_is_written_and_nothing_at_once():
    log = Console(file=io.StringIO(), width=40)
    times = iter((0.0, 1.0, 59.0, 61.0, 100.0, 130.0))
    with progress.shown(log, clock=lambda: next(times)) as display:
        for _ in range(5):
            display.on_progress(NOW)
    said = log.file.getvalue().splitlines()
    assert said == ["reading orders: 32%, 1,200,000 rows, 21,000 rows/s, 12:34 left"] * 2


def test_nothing_is_said_of_what_is_not_known_yet():
    terminal = Console(file=io.StringIO(), force_terminal=True, width=120)
    with progress.shown(terminal) as display:
        display.on_progress(Progress("checking", "", 12, 0, 0.5, None))
    assert "50%, 12 rows" in terminal.file.getvalue()
    assert "left" not in terminal.file.getvalue()
