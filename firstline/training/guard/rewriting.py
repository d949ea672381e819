"""The better line of what is flagged, filled with the facts of the case."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from firstline.training.guard.matters import is_sayable, matters, speaks_of
from firstline.training.guard.wording import worded
from firstline.training.truth import Truth

ANY = "any"
_SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}
_MONTH_FIRST = ("USD",)
_FIELD = re.compile(r"\{(\w+)\}")
_OF_THE_CASE = frozenset({"amount", "days", "tail", "cause", "step"})
_NOBODY = ("", "agent")  # a role, no name


@dataclass(frozen=True)
class Rewriting:
    """`facts`: amount, days, cause, step, owner, by and limit, each as it is to be read. `about`: what
    the case is about, in its own words. `told`: whether she may be told what the records hold."""

    facts: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    told: bool = True

    @staticmethod
    def of(truth: Truth, told: bool = True) -> Rewriting:
        """`told`: whether she may be told money, days and causes."""
        main = next(iter(truth.amounts.get("amount") or sorted(truth.sums)), None)
        past = [p.day for p in truth.points if truth.now is None or p.day <= truth.now.date()]
        days = list(dict.fromkeys(past))[:2]
        known = {
            "amount": f"{_SIGNS.get(truth.currency or '', '')}{main}" if main else "",
            "days": " and ".join(_day(day, truth.currency) for day in days),
            "cause": truth.cause.rstrip("."),
            "step": _small(next(filter(is_sayable, truth.do), "")),
            "owner": _owner(truth),
            "by": moment(truth.latest, truth.currency),
            "limit": _money(truth),
        }
        kept = {
            name: value
            for name, value in known.items()
            if value and (told or name not in _OF_THE_CASE)
        }
        return Rewriting(kept, truth.cause, told)

    @staticmethod
    def of_card(truth: Truth, card: Mapping[str, Any], told: bool) -> Rewriting:
        """`truth` is that of the card, whose follow-up says by when she hears of it."""
        made = Rewriting.of(truth, told)
        follow_up = card.get("follow_up") or {}
        if not follow_up.get("due_at") or follow_up.get("done") or truth.now is None:
            return made
        due = datetime.fromisoformat(follow_up["due_at"]).astimezone(truth.now.tzinfo)
        return (
            Rewriting({**made.facts, "by": moment(due, truth.currency)}, made.about, told)
            if due > truth.now
            else made
        )


def called(kind: str) -> str:
    """The class in words of the agents' own."""
    return worded(kind)["called"]


def why(kind: str) -> str:
    return worded(kind)["why"]


def instead(
    kind: str,
    words: Rewriting,
    said: Sequence[str] = (),
    given: Collection[str] = (),
) -> str:
    """The line of what is spoken of whose facts are all there. `said`: the clause that is flagged and
    its sentence; `given`: the lines the draft has already, which are repeated only where nothing is left.
    """
    lines = worded(kind)["instead"]
    facts = _of_its_matter(words, said)
    spoken, of_case = _topic(lines, said), _topic(lines, (words.about,))
    told = lines[spoken] if spoken else [one for one in lines.get(of_case, ()) if _tells(one)]
    fitting = [
        line.format_map(facts)
        for line in (*told, *lines[ANY])
        if all(name in facts for name in _FIELD.findall(line))
    ]
    return next((line for line in fitting if line not in given), fitting[-1])


def _tells(line: str) -> bool:
    """Whether it tells a fact of the case: nothing else is said of a matter that the draft left open."""
    return not _OF_THE_CASE.isdisjoint(_FIELD.findall(line))


def _topic(lines: Mapping[str, Sequence[str]], said: Sequence[str]) -> str:
    """Of the first of the texts that speaks of any, the first in the order of the sheet."""
    topics = [topic for topic in lines if topic != ANY]
    return next((topic for text in said for topic in topics if speaks_of(topic, text)), "")


def _of_its_matter(words: Rewriting, said: Sequence[str]) -> Mapping[str, str]:
    """Without the facts of the case where something else is spoken of."""
    named = next(filter(None, map(matters, said)), frozenset())
    of_case = matters(" ".join((words.about, words.facts.get("step", ""))))
    if not named or not of_case or named & of_case:
        return words.facts
    return {name: value for name, value in words.facts.items() if name not in _OF_THE_CASE}


def moment(at: datetime | None, currency: str | None) -> str:
    """Written as the customers of the currency write it."""
    if at is None:
        return ""
    hour = f"{at:%I:%M %p}".removeprefix("0") if currency in _MONTH_FIRST else f"{at:%H:%M}"
    return f"{_day(at, currency)} at {hour}"


def _day(at: date, currency: str | None) -> str:
    return f"{at:%B} {at.day}" if currency in _MONTH_FIRST else f"{at.day} {at:%B}"


def _owner(truth: Truth) -> str:
    named = next((one.name for one in truth.people if one.key == "owner"), "")
    owner = truth.follow_up_owner
    return named or (owner if owner not in _NOBODY and owner[:1].isupper() else "")


def _money(truth: Truth) -> str:
    limit = truth.goodwill_limit
    return f"{_SIGNS.get(truth.currency or '', '')}{limit}" if limit else ""


def _small(step: str) -> str:
    """In the middle of a sentence."""
    return step[:1].lower() + step[1:].rstrip(".")
