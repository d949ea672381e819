"""Imports point one way; the contracts stand in pyproject.toml."""

from __future__ import annotations

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_imports_point_one_way():
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS
