"""Wrapping up: a case ends with a summary that the next agent sees first."""
