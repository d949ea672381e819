"""What each dimension is worth in a session."""

from __future__ import annotations

from collections.abc import Mapping

from firstline.training.wording import sheet


def points(family: str | None, in_play: Mapping[str, bool]) -> dict[str, float]:
    """Points by dimension, 100 in all; those of a dimension not in play are spread over the rest
    in proportion. All 0 when none is in play."""
    rubric = sheet("rubric")
    worth = dict(rubric["points"])
    if family in rubric["tilt"]["families"]:
        for name, moved in rubric["tilt"]["moves"].items():
            worth[name] += moved
    played = sum(value for name, value in worth.items() if in_play[name])
    if not played:
        return dict.fromkeys(worth, 0.0)
    return {name: 100 * value / played if in_play[name] else 0.0 for name, value in worth.items()}
