"""`firstline work` as a function without arguments."""

from __future__ import annotations

from firstline.working import command


def main() -> None:
    command.work(print)
