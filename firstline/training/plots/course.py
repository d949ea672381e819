"""How something went from try to try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firstline.training.plots.svg import element, picture, text

_WIDTH, _HEIGHT = 560.0, 210.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 34.0, 12.0, 10.0, 26.0
_SMALL_WIDTH, _SMALL_HEIGHT, _EDGE = 180.0, 48.0, 6.0
_INSET = 30.0  # half of what a day's label takes
_MOST_LABELS = 8
PASSED, NOT_PASSED, FATAL = "passed", "not passed", "fatal"


@dataclass(frozen=True)
class Point:
    """A try: `value` 0..100, `label` below it (a day), `mark`: passed, not passed or fatal."""

    value: float
    label: str = ""
    mark: str = NOT_PASSED


def course(
    name: str, title: str, description: str, points: Sequence[Point], lines: Sequence[int] = ()
) -> str:
    """The tries from left to right, with a line across at each of `lines` (what passes, for example).

    A passed try is a filled circle, one that did not pass an empty one, a fatal one a cross.
    """
    heights = [_y(point.value) for point in points]
    places = _spread(len(points), _LEFT + _INSET, _WIDTH - _RIGHT - _INSET)
    return picture(
        name,
        title,
        description,
        _WIDTH,
        _HEIGHT,
        *(_across(value, "grid") for value in (0, 50, 100)),
        *(_across(value, "goal") for value in lines),
        _path(places, heights),
        *(_mark(x, y, p.mark) for x, y, p in zip(places, heights, points, strict=True)),
        *_labels(places, points),
    )


def spark(name: str, title: str, description: str, values: Sequence[float | None]) -> str:
    """A small one, 0..1, without axes; where a value is None there is nothing."""
    places = _spread(len(values), _EDGE, _SMALL_WIDTH - _EDGE)
    room = _SMALL_HEIGHT - 2 * _EDGE
    there = [
        (x, _EDGE + room * (1 - min(max(value, 0.0), 1.0)))
        for x, value in zip(places, values, strict=True)
        if value is not None
    ]
    parts = [
        element("line", x1=0, x2=_SMALL_WIDTH, y1=y, y2=y, class_="grid")
        for y in (_EDGE, _SMALL_HEIGHT - _EDGE)
    ]
    if there:
        parts.append(_path([x for x, _ in there], [y for _, y in there]))
        parts.append(element("circle", cx=there[-1][0], cy=there[-1][1], r=3.5, class_="passed"))
    return picture(name, title, description, _SMALL_WIDTH, _SMALL_HEIGHT, *parts)


def _y(value: float) -> float:
    room = _HEIGHT - _TOP - _BOTTOM
    return _TOP + room * (1 - min(max(value, 0.0), 100.0) / 100)


def _spread(count: int, left: float, right: float) -> list[float]:
    """Places from left to right; a single one in the middle."""
    if count < 2:
        return [(left + right) / 2] * count
    return [left + (right - left) * at / (count - 1) for at in range(count)]


def _across(value: int, kind: str) -> str:
    y = _y(value)
    line = element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y, y2=y, class_=kind)
    words = element("text", text(str(value)), x=_LEFT - 6, y=y + 4, text_anchor="end")
    return line + words


def _path(places: Sequence[float], heights: Sequence[float]) -> str:
    told = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(places, heights, strict=True))
    return element("polyline", points=told, class_="line") if len(places) > 1 else ""


def _mark(x: float, y: float, mark: str) -> str:
    if mark == FATAL:
        arms = f"M{x - 5:.1f},{y - 5:.1f} l10,10 m0,-10 l-10,10"
        return element("path", d=arms, class_="fatal")
    kind = "passed" if mark == PASSED else "not-passed"
    return element("circle", cx=x, cy=y, r=5.0, class_=kind)


def _labels(places: Sequence[float], points: Sequence[Point]) -> list[str]:
    """As many as there is room for; the last one always."""
    step = max(1, -(-len(points) // _MOST_LABELS))
    last = len(points) - 1
    shown = [at for at in range(len(points)) if (last - at) % step == 0]
    return [
        element("text", text(points[at].label), x=places[at], y=_HEIGHT - 8, text_anchor="middle")
        for at in shown
    ]
