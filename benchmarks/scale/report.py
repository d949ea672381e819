"""What the run came to, beside what it must reach."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.scale.companies import Company
from benchmarks.scale.rounds import ANYBODY, LARGE, LOOK_UP, SMALL, TURN
from benchmarks.turn.series import Times

MOST_RATIO = 1.25
LEAST_ROWS_PER_SECOND = 20_000
MOST_IMPORT_MB = 500


def summary(companies: dict[str, Company], queries: dict[str, int], times: Times) -> dict[str, Any]:
    """By side: customers, import and queries; by kind of question milliseconds and the ratio."""
    sides = {
        side: {
            "customers": company.customers,
            **asdict(company.imported),
            "rows_per_second": company.imported.rows_per_second,
            "queries": queries[side],
        }
        for side, company in companies.items()
    }
    return {"companies": sides, "times": {kind: _times(times, kind) for kind in _KINDS}}


# Somebody else each time reads other pages of the file; it is shown and not judged.
_KINDS = {
    TURN: "whole turn: 7776 of Maria Lopez",
    LOOK_UP: "search and snapshot of Maria Lopez",
    ANYBODY: "search and snapshot, another customer each time",
}


def missed(figures: dict[str, Any]) -> list[str]:
    """What the figures should have reached and did not."""
    small, large = (figures["companies"][side] for side in (SMALL, LARGE))
    found = []
    if small["queries"] != large["queries"]:
        found.append(f"{small['queries']} queries became {large['queries']}")
    for kind in (TURN, LOOK_UP):
        ratio = figures["times"][kind]["ratio"]
        if ratio > MOST_RATIO:
            found.append(f"{_KINDS[kind]}: p50 is {ratio} times as long, not {MOST_RATIO}")
    if large["rows_per_second"] < LEAST_ROWS_PER_SECOND:
        found.append(f"the import took in {large['rows_per_second']:,} rows a second")
    if large["peak_mb"] >= MOST_IMPORT_MB:
        found.append(f"the import held {large['peak_mb']} MB")
    return found


def show(figures: dict[str, Any], console: Console) -> None:
    console.print(_companies(figures["companies"]))
    console.print(_questions(figures["times"]))
    for line in missed(figures) or ["All targets are met."]:
        console.print(line)


def _times(times: Times, kind: str) -> dict[str, float]:
    found = {}
    for side in (SMALL, LARGE):
        for percent in (50, 95):
            milliseconds = times.percentile(f"{kind}, {side}", percent)
            found[f"{side}_p{percent}_ms"] = round(milliseconds, 2)
    found["ratio"] = round(found["large_p50_ms"] / found["small_p50_ms"], 2)
    return found


def _companies(sides: dict[str, dict[str, Any]]) -> Table:
    table = Table(title="The companies and their import")
    table.add_column("")
    for side, found in sides.items():
        table.add_column(f"{side}: {found['customers']:,} customers", justify="right")
    for label, name, unit in (
        ("rows", "rows", ""),
        ("rows a second", "rows_per_second", ""),
        ("most memory", "peak_mb", " MB"),
        ("database", "database_mb", " MB"),
        ("queries of a turn", "queries", ""),
    ):
        table.add_row(label, *(f"{found[name]:,.0f}{unit}" for found in sides.values()))
    return table


def _questions(times: dict[str, dict[str, float]]) -> Table:
    table = Table(title="Milliseconds; ratio: large beside small, of p50")
    table.add_column("question")
    columns = [f"{side}_p{percent}_ms" for percent in (50, 95) for side in (SMALL, LARGE)]
    for name in columns:
        side, percent, _ = name.split("_")
        table.add_column(f"{percent} {side}", justify="right")
    table.add_column("ratio", justify="right")
    for kind, found in times.items():
        figures = [f"{found[name]:.2f}" for name in (*columns, "ratio")]
        table.add_row(_KINDS[kind], *figures)
    return table
