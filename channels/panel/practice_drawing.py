"""The plots of the practice pages, with what is read out in place of them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from channels import practising
from firstline.casework.formats import Formats
from firstline.training import plots
from firstline.training.plots.course import FATAL, NOT_PASSED, PASSED
from firstline.training.sessions import Practice, tries

PASS_FROM, COACH_FROM = 80, 60


def bar(share: float | None) -> Markup:
    return Markup(plots.bar(share))


def totals(formats: Formats, agent: str, scored: Sequence[Practice]) -> Markup:
    """The totals of all tries, the oldest first; what passes is a line across."""
    points = [
        plots.Point(tries.total(one), formats.short_day(one.begun_at), _mark(one)) for one in scored
    ]
    values = [round(point.value) for point in points]
    passed = sum(point.mark == PASSED for point in points)
    told = (
        f"{_tries(len(values))}: first {values[0]}, last {values[-1]}, best {max(values)} of 100; "
        f"{passed} passed. The line marks {PASS_FROM}, which passes."
        if values
        else "No try yet."
    )
    title = f"Totals of {agent}, try by try"
    return Markup(plots.course("totals", title, told, points, (PASS_FROM,)))


def dimension(name: str, scored: Sequence[Practice]) -> Markup:
    """One dimension over all tries."""
    values = tries.of_dimension(scored, name)
    there = [round(100 * one) for one in values if one is not None]
    told = (
        f"{_tries(len(there))}: {', '.join(f'{one}%' for one in there)}." if there else "Not yet."
    )
    title = practising.words("dimensions")[name]["name"]
    return Markup(plots.spark(f"of-{name}", title, told, values))


def _mark(practice: Practice) -> str:
    score = practice.score or {}
    if score.get("fatal"):
        return FATAL
    return PASSED if score.get("passed") else NOT_PASSED


def _tries(count: int) -> str:
    return "1 try" if count == 1 else f"{count} tries"
