"""Names and counts that were stated, against those of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.sentences import Sentence
from firstline.training.truth.model import Truth
from firstline.training.truth.names import NO_NAMES, all_names
from firstline.training.truth.statement import (
    COUNT,
    NAME,
    OTHER,
    TRUE,
    WRONG,
    Statement,
)
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

_PLAYS = re.compile(
    r"\b(?P<role>engineer|technician|fitter|manager|supervisor|team lead|lead|advisor|adviser"
    r"|mechanic)(?:,| is| called|:)*"
    r" (?P<name>[A-Z][a-z]+)\b"
    r"|\b(?P<name2>[A-Z][a-z]+)(?: [A-Z][a-z]+)?,? (?:in|from|of|our|your|who leads) (?:our "
    r"|the )?(?P<role2>[a-z]+)",
)
_WILL = re.compile(
    r"\b(?P<name>[A-Z][a-z]{2,})(?: [A-Z][a-z]+)?(?:,? (?:in|from|of) [a-z ]{3,25},?)?(?:'ll"
    r"| will| is going to) (?:personally )?"
    r"(?:ring|call|phone|write|e-?mail|tell|explain|decide|answer|check|be with|come|contact"
    r"|update|let)"
)
_WITH = re.compile(
    r"\b(?:with|by) (?:(?:our|your|the) \w+ )?(?P<name>[A-Z][a-z]+ [A-Z][a-z]+)\b"
    r"|\b(?P<name2>[A-Z][a-z]+ [A-Z][a-z]+)"
    r" (?:owns|now owns|is (?:in charge|responsible)|looks after|has taken)\b"
)
_VISITS = ("engineer", "technician", "fitter", "mechanic")
_SAME_PART = dict.fromkeys(_VISITS, _VISITS)
_COLLEAGUE = re.compile(r"\bcolleague(?: of mine)?,? (?:called |named )?$", re.I)
_TIMES = re.compile(
    r"\b(?:(?P<word>once|twice)|(?P<count>\d{1,2})(?:st|nd|rd|th)? (?:time|times|missed|failed"
    r"|broken|failures?)"
    r"|(?P<nth>second|third|fourth|fifth|sixth) time|(?P<number>two|three|four|five"
    r"|six) (?:times|missed|failed|broken))\b",
    re.I,
)
_NUMBERS = {
    **{"once": 1, "twice": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6},
    **{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
}
_COUNT_KEYS = re.compile(
    r"^(?:n|count|times|failures|failed|missed|broken|nth|number_of_\w+|attempts)$"
)


def judge_names(sentence: Sentence, truth: Truth) -> Iterator[Statement]:
    known = {word.lower() for word in re.findall(r"[A-Za-z'-]+", all_names(truth))}
    yield from _with_another(sentence, truth, known)
    for person in truth.people:
        for one in (*_PLAYS.finditer(sentence.own), *_WILL.finditer(sentence.own)):
            groups = one.groupdict()
            name = groups.get("name") or groups.get("name2") or ""
            role = (groups.get("role") or groups.get("role2") or "").lower()
            if not name or name in NO_NAMES or name.lower() in known:
                continue
            played = (
                f"{person.key} {truth.texts.get(person.key, '')} {truth.follow_up_owner}".lower()
            )
            if role and not any(same in played for same in _SAME_PART.get(role, (role,))):
                continue
            if not role and _COLLEAGUE.search(sentence.own[: one.start()]):
                continue
            if sentence.stated(one.start()):
                place = sentence.start + sentence.text.index(name, one.start())
                yield Statement(NAME, name, place, place + len(name), WRONG, person.name)
                return


def _with_another(sentence: Sentence, truth: Truth, known: set[str]) -> Iterator[Statement]:
    """ "With Mei Tanaka", where it was somebody else; a colleague who is spoken of as one is not meant."""
    for one in _WITH.finditer(sentence.own) if truth.people else ():
        name = one["name"] or one["name2"]
        words = {word.lower() for word in name.split()}
        if words & known or set(name.split()) & NO_NAMES or not sentence.stated(one.start()):
            continue
        at = sentence.start + sentence.text.index(name, one.start())
        true = " or ".join(dict.fromkeys(person.name for person in truth.people))
        yield Statement(NAME, name, at, at + len(name), WRONG, true)
        return


def _judge_once(sentence: Sentence, truth: Truth) -> Iterator[Statement]:
    """What the finding says happened once is told to have happened more often."""
    one = wording("truth")["more than once"].search(sentence.own)
    if one is not None and sentence.stated(one.start()) and not sentence.negated(*one.span()):
        place = (sentence.start + one.start(), sentence.start + one.end())
        yield Statement(COUNT, one[0], *place, WRONG, truth.cause or "1")


def judge_counts(sentence: Sentence, truth: Truth) -> Iterator[Statement]:
    counts = {value for key, value in truth.counts.items() if _COUNT_KEYS.search(key)}
    if not counts and truth.finding in sheet("causes")["once"]:
        yield from _judge_once(sentence, truth)
        return
    one = _TIMES.search(sentence.own) if counts else None
    if one is None or not sentence.stated(one.start()) or re.search(r"\bone time\b", one[0]):
        return
    word = one["word"] or one["nth"] or one["number"]
    count = _NUMBERS[word.lower()] if word else int(one["count"])
    wrong = count not in counts and not re.search(
        r"\b(?:tried|try|rang|ring|call|within|more than|over|at least|already)\b",
        sentence.own,
        re.I,
    )
    true = " or ".join(map(str, sorted(counts)))
    place = (sentence.start + one.start(), sentence.start + one.end())
    yield Statement(
        COUNT,
        one[0],
        *place,
        WRONG if wrong else TRUE if count in counts else OTHER,
        true if wrong else "",
    )
