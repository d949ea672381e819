"""The plots of the practice pages, with what is read out in place of them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from channels import practising
from firstline.casework.formats import Formats
from firstline.training import plots
from firstline.training.plots.course import FATAL, NOT_PASSED, PASSED
from firstline.training.sessions import Practice, tries
from firstline.training.wording import sheet


def bar(share: float | None) -> Markup:
    return Markup(plots.bar(share))


def totals(formats: Formats, agent: str, scored: Sequence[Practice]) -> Markup:
    """The totals of all tries, the oldest first; what passes is a line across."""
    points = [
        plots.Point(tries.total(one), formats.short_day(one.begun_at), _mark(one)) for one in scored
    ]
    goal, values = sheet("rubric")["pass"], [round(point.value) for point in points]
    told = _told(
        "totals_told",
        values,
        first=values[0] if values else 0,
        last=values[-1] if values else 0,
        best=max(values, default=0),
        passed=sum(point.mark == PASSED for point in points),
        goal=goal,
    )
    return Markup(plots.course("totals", _said("totals", agent=agent), told, points, (goal,)))


def dimension(name: str, scored: Sequence[Practice]) -> Markup:
    """One dimension over all tries."""
    values = tries.of_dimension(scored, name)
    there = [round(100 * one) for one in values if one is not None]
    shares = ", ".join(_said("share", percent=one) for one in there)
    title = practising.words("dimensions")[name]["name"]
    return Markup(plots.spark(f"of-{name}", title, _told_of(values, there, shares), values))


def _told_of(values: Sequence[float | None], there: Sequence[int], shares: str) -> str:
    if values and not there:
        return _said("not_judged")
    return _told("shares_told", there, shares=shares)


def _mark(practice: Practice) -> str:
    score = practice.score or {}
    if score.get("fatal"):
        return FATAL
    return PASSED if score.get("passed") else NOT_PASSED


def _told(name: str, values: Sequence[int], **about: object) -> str:
    if not values:
        return _said("none")
    count = _said("one_try" if len(values) == 1 else "tries", count=len(values))
    return _said(name, tries=count, **about)


def _said(name: str, **about: object) -> str:
    return practising.words("plots")[name].format(**about)
