"""What words in the workshop's records mean: visits that only hand a thing in, faults of the road."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from firstline.casework.sheets import read_sheet
from firstline.settings import PROJECT

WORDS = PROJECT / "data" / "workshop" / "words.txt"
ROAD = ("wipers", "brakes", "lights", "steering", "tyres")
_HANDING_IN, _NOT_MEANT, _INDOORS = "handing in", "not meant", "indoors"
_WORD = re.compile(r"[^\W_]+")


def is_handing_in(kind: str | None) -> bool:
    """A visit at which a thing is brought to be worked on."""
    return _names(kind, _HANDING_IN)


def road_fault(asset: str | None, fault: str | None) -> str | None:
    """Which of ROAD the fault names; None when nobody drives with what it names."""
    left = _spaced(fault)
    for phrase in _phrases()[_NOT_MEANT]:
        left = left.replace(phrase, " ")
    named = (heading for heading in ROAD if any(each in left for each in _phrases()[heading]))
    return next((one for one in named if one != "lights" or not _names(asset, _INDOORS)), None)


def _names(text: str | None, heading: str) -> bool:
    return any(phrase in _spaced(text) for phrase in _phrases()[heading])


def _spaced(text: str | None) -> str:
    return f" {' '.join(_WORD.findall((text or '').casefold()))} "


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, ...]]:
    return read_phrases(WORDS)


def read_phrases(file: Path) -> dict[str, tuple[str, ...]]:
    """The phrases under each heading, longest first; raises BadWording."""
    sheet = read_sheet(file, (_HANDING_IN, *ROAD, _NOT_MEANT, _INDOORS))
    return {
        heading: tuple(sorted((_spaced(line.text) for line in lines), key=len, reverse=True))
        for heading, lines in sheet.items()
    }
