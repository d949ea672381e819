"""The panel's colours can be read: WCAG AA, by day and by night."""

from __future__ import annotations

import re

import pytest

from channels.panel.files import ASSETS

CSS = (ASSETS / "panel.css").read_text(encoding="utf-8")
DAY, NIGHT = (
    dict(re.findall(r"--([\w-]+): (#\w{6});", part)) for part in CSS.split("@media", 2)[:2]
)

TEXT = [
    *[("ink", ground) for ground in ("paper", "sheet", "soft")],
    *[("ink-2", ground) for ground in ("paper", "sheet", "soft")],
    *[("accent", ground) for ground in ("paper", "sheet", "soft")],
    ("accent-ink", "accent"),
    *[
        (tone, ground)
        for tone in ("calm", "notice", "alert")
        for ground in ("sheet", f"{tone}-soft")
    ],
    *[(ink, "alert-soft") for ink in ("ink", "ink-2")],
]


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out_from_its_ground(palette, text, ground):
    assert contrast(palette[text], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize("ground", ["sheet", "paper"])
def test_the_edges_of_fields_stand_out(palette, ground):
    assert contrast(palette["edge"], palette[ground]) >= 3


def test_nothing_is_loaded_from_elsewhere():
    assert "url(" not in CSS and "@import" not in CSS and "@font-face" not in CSS
