"""Writes the company, customer by customer.

The demo company's customers stand in the midst of every company, so that the same question can be
asked of a small one and of a large one.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from benchmarks.company.boxes import subscription
from benchmarks.company.contact import Messages, talk
from benchmarks.company.credits import credit
from benchmarks.company.dice import NOW, Dice, at
from benchmarks.company.people import person
from benchmarks.company.sales import Sales
from benchmarks.company.service import visits
from benchmarks.company.sheets import Rows, Sheets, opened
from firstline import settings
from firstline.records.tables import FILES

KNOWN = settings.PROJECT / "data" / "demo"
_BATCH = 2000


def write(
    directory: Path,
    customers: int,
    seed: int = 1,
    *,
    zipped: bool = False,
    on_progress: Callable[[int], None] = lambda written: None,
) -> int:
    """Write `customers` customers and, in their midst, those of the demo company; the rows.

    The same seed writes the same bytes, and a smaller company is the beginning of a larger one.
    """
    with opened(directory, zipped=zipped) as sheets:
        dice, sales, messages = Dice(seed), Sales(), Messages()
        made = None
        for number in range(1, customers + 1):
            made = person(dice, number, made, sheets.rows)
            orders = sales.orders(dice, made, sheets.rows)
            for order in orders:
                messages.about_order(dice, made, order, sheets.rows)
            if given := credit(dice, made, orders, sheets.rows):
                messages.about_credit(made, given, sheets.rows)
            if plan := subscription(dice, made, sheets.rows):
                messages.about_plan(made, plan, sheets.rows)
            _join_club(dice, made.customer_id, number, sheets.rows)
            visits(dice, made, sheets.rows)
            talk(dice, made, sheets.rows)
            if number == (customers + 1) // 2:
                _add_known(sheets)
            if number % _BATCH == 0:
                sheets.flush()
                on_progress(sheets.written)
    _write_manifest(directory)
    return sheets.written


def _join_club(dice: Dice, customer_id: str, number: int, rows: Rows) -> None:
    if dice.chance(0.25):
        rows["references"].append((customer_id, "loyalty", f"LF-{number:07d}", "Finch Club"))


def _add_known(sheets: Sheets) -> None:
    for name, table in FILES.items():
        with (KNOWN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                cells = (row[column.name] for column in table.columns)
                sheets.rows[name].append(tuple(cells))


def _write_manifest(directory: Path) -> None:
    lines = ["table,as_of", *(f"{name},{at(NOW)}" for name in FILES)]
    (directory / "manifest.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
