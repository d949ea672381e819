"""What is told of a setting that cannot be used."""

from __future__ import annotations


class BadSetting(ValueError):
    """An environment variable holds something that cannot be used; the message names it."""
