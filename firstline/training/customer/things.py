"""Whether a question names what she called about, or something she has nothing to do with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from firstline.casework.sheets import Line, read_sheet
from firstline.training.customer.wording import FOLDER
from firstline.training.scenarios import Scenario
from firstline.training.sentences import Sentence

HERS, OTHER = "hers", "other"
_TELLING = ("state", "order")  # topics in which she tells what it is
_SAME, _WHICH = "same", "asks which"


def named(said: tuple[Sentence, ...], scenario: Scenario) -> str:
    """HERS, OTHER, or "" where no question asks which thing it is."""
    which = (one.own for one in said if one.asks and not one.unfilled)
    asked = {thing for text in which if _asks_which().search(text) for thing in _things(text)}
    if not asked:
        return ""
    return HERS if asked & _hers(scenario) else OTHER


def lines_about(scenario: Scenario) -> tuple[str, ...]:
    """What she says of the thing herself."""
    told = scenario.speech.told
    return next((told[name] for name in _TELLING if name in told), scenario.speech.restate)


@lru_cache(maxsize=64)
def _hers(scenario: Scenario) -> frozenset[str]:
    speech = scenario.speech
    told = (line for name in _TELLING for line in speech.told.get(name, ()))
    return frozenset(
        thing for line in (*speech.opening, *speech.restate, *told) for thing in _things(line)
    )


def _things(text: str) -> set[str]:
    """Each by the first of its names."""
    return {_names()[found[1].lower()] for found in _any_of().finditer(text)}


@cache
def _names() -> Mapping[str, str]:
    """The first name of a thing by each of them."""
    lines = (one.text.split(", ") for one in _sheet()[_SAME])
    return {name: names[0] for names in lines for name in names}


@cache
def _any_of() -> re.Pattern[str]:
    return re.compile(rf"\b({_listed()})s?\b", re.IGNORECASE)


@cache
def _asks_which() -> re.Pattern[str]:
    forms = (line.text.replace("<thing>", f"(?:{_listed()})s?") for line in _sheet()[_WHICH])
    return re.compile("|".join(forms), re.IGNORECASE)


def _listed() -> str:
    """All names, the longest first: a washing machine is no machine."""
    return "|".join(map(re.escape, sorted(_names(), key=len, reverse=True)))


@cache
def _sheet() -> Mapping[str, list[Line]]:
    return read_sheet(FOLDER / "things.txt", (_SAME, _WHICH))
