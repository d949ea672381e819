"""Plots as SVG text, drawn on the server: each with a title and a description for those who cannot see
it, shapes as well as colours, and no style of its own (classes, for the page's style sheet)."""

from __future__ import annotations

from firstline.training.plots.bar import bar
from firstline.training.plots.course import Point, course, spark

__all__ = ["Point", "bar", "course", "spark"]
