"""A wording sheet: plain text, `[headings]` with one phrase a line; lines with `#` are comments."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class BadWording(ValueError):
    """A sheet cannot be used; the message names the file, the line and what to do."""


@dataclass(frozen=True)
class Line:
    text: str
    file: str
    number: int

    def wrong(self, why: str) -> BadWording:
        return BadWording(f"{self.file} line {self.number}: {why}")


def read_sheet(file: Path, headings: tuple[str, ...]) -> dict[str, list[Line]]:
    """The lines under each of `headings`, empty where one is missing."""
    sheet: dict[str, list[Line]] = {heading: [] for heading in headings}
    under = None
    for number, written in enumerate(_lines(file), start=1):
        line = Line(written.strip(), file.name, number)
        if not line.text or line.text.startswith("#"):
            continue
        if line.text.startswith("[") and line.text.endswith("]"):
            under = line.text[1:-1].strip()
            if under not in sheet:
                raise line.wrong(f"no heading [{under}]; use one of {', '.join(headings)}")
        elif under is None:
            raise line.wrong(f"stands under no heading; begin with one of {', '.join(headings)}")
        else:
            sheet[under].append(line)
    return sheet


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError):
        raise BadWording(f"{file.name} cannot be read; restore it from the release") from None


def pairs(lines: list[Line]) -> dict[str, tuple[str, ...]]:
    """`name = word word` lines as a dictionary."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        name, equals, words = line.text.partition("=")
        name = name.strip()
        if not (equals and name and words.strip()):
            raise line.wrong("write it as: name = word word")
        if name in found:
            raise line.wrong(f"{name} stands here twice; keep one of them")
        found[name] = tuple(words.split())
    return found
