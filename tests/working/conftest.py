"""A desk of its own for each test."""

from tests.desk.conftest import desk

__all__ = ["desk"]
