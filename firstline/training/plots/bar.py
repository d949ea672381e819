"""A share as a bar; the number itself stands beside it, so that a screen reader passes it by."""

from __future__ import annotations

from firstline.training.plots.svg import element

_WIDTH, _HEIGHT = 200.0, 12.0


def bar(share: float | None) -> str:
    """`share` is 0..1, None for what was not in play: a dashed line."""
    parts = [element("line", x1=0, y1=6, x2=_WIDTH, y2=6, class_="no-share")]
    if share is not None:
        filled = _WIDTH * min(max(share, 0.0), 1.0)
        parts = [
            element("rect", width=_WIDTH, height=_HEIGHT, rx=3, class_="share-ground"),
            element("rect", width=filled, height=_HEIGHT, rx=3, class_=f"share {_level(share)}"),
        ]
    box = f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}"
    return element(
        "svg",
        *parts,
        class_="share-bar",
        viewBox=box,
        aria_hidden="true",
        preserveAspectRatio="none",
    )


def _level(share: float) -> str:
    return "full" if share >= 0.8 else "half" if share >= 0.5 else "low"
