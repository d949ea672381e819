from __future__ import annotations

import io

from rich.console import Console

from firstline.records.importing import progress


def test_each_table_has_a_line_with_its_rows_and_speed():
    terminal = Console(file=io.StringIO(), force_terminal=True, width=100)
    with progress.shown(terminal) as on_progress:
        on_progress("customers", 1000, 21000)
        on_progress("customers", 2500, 22000)
        on_progress("orders", 12, 400)
    last = terminal.file.getvalue().replace("\x1b", "\n")
    assert "customers" in last and "2,500 rows" in last and "22,000 rows/s" in last
    assert "orders" in last and "12 rows" in last
