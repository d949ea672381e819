"""How often something happened and how many there are, against the numbers that are known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.sentences import Sentence
from firstline.training.truth.known import known, singular, told
from firstline.training.truth.model import Truth
from firstline.training.truth.moments import moments
from firstline.training.truth.statement import COUNT, OTHER, TRUE, WRONG, Heard, Statement
from firstline.training.wording import heard as wording

_COUNTED = re.compile(
    r"\b(?P<word>twice|thrice)\b"
    r"|\b(?P<nth>second|third|fourth|fifth|sixth) time\b"
    r"|(?<![\w.,:/£$€#-])(?P<n>\d{1,3})(?: ?(?P<times>times|x)\b"
    r"| (?P<them>of (?:them|these|those|your|our|the))\b"
    r"| (?P<noun>(?:(?!(?:of|and|or|to|at|on|in|for|by|with|that|which|is|was|if|so)\b)[a-z][a-z'-]* ){0,2}?"
    r"(?!(?:is|was|has|this|as|its|us|his|does|yes|always|which)\b)[a-z][a-z'-]*s)\b)",
    re.IGNORECASE,
)
_ORDINALS = ("once", "twice", "thrice"), ("first", "second", "third", "fourth", "fifth", "sixth")
_BACK = r"refund\w*|return\w*|revers\w+|credit\w*|(?:sen[dt]\w*|g[ai]v\w+|pa(?:id|y\w*)|put\w*) (?:you )?back"
_BOTH = re.compile(
    rf"\b(?:{_BACK}) (?:you |for |back |now |in full )*"
    rf"(?P<said>both|each of|the two|all (?:of|three|two|the))\b"
    rf"|\b(?P<said2>both|the two|all three)(?: of them| of those)?(?: (?!if|so|and|but)[^\s,;]+){{0,4}}?"
    rf" (?:are|have been|were|will be|get|go)"
    rf" (?:(?:now|already|being|all) )*(?:{_BACK}|back|on their way)\b",
    re.I,
)
_RHYTHM = ("day", "week", "fortnight", "month", "quarter", "year")
_ALL = re.compile(r"\b(?:both|all|each|every|two)\b", re.I)
_ONE = re.compile(r"\b(?:second|duplicate|extra|one of|other|later|double|2nd|additional)\b", re.I)


def judge_counts(sentence: Sentence, truth: Truth, heard: Heard) -> Iterator[Statement]:
    """Of the matter: a count of times, of payments, visits or calls, or of what the facts speak of."""
    numbers = known(truth, heard).numbers
    dated = [(day.start, day.end) for day in moments(sentence.figured, truth.now)]
    for one in _COUNTED.finditer(sentence.figured.text):
        if any(begin <= one.start() < stop for begin, stop in dated):
            continue
        start, end = sentence.figured.span(*one.span())
        if not (one["noun"] is None or _is_of_the_matter(one["noun"], truth)):
            continue
        first, last = sentence.clause(start)
        if wording("truth")["loosely"].search(sentence.own[first:start]):
            continue
        if one["noun"] is None and not _has_happened(sentence.own[first:last]):
            continue
        count = _number(one)
        sure = sentence.stated(start) and not sentence.negated(start, end)
        verdict = OTHER if not sure else TRUE if count in numbers else WRONG
        held = sorted(set(truth.counts.values()) - {0, 1}) if verdict == WRONG else ()
        true = " or ".join(map(str, held))
        at = sentence.start
        yield Statement(COUNT, sentence.text[start:end], at + start, at + end, verdict, true)


def judge_rhythm(sentence: Sentence, truth: Truth, heard: Heard) -> Iterator[Statement]:
    """ "It renews every week", where the facts tell of months."""
    known_units = _units(told(truth))
    one = wording("truth")["rhythm"].search(sentence.own)
    if one is None or not known_units or _units(one[0]) & (known_units | _units(heard.text)):
        return
    first, last = sentence.clause(one.start())
    words, clause = wording("truth"), sentence.own[first:last]
    in_turns = words["in turns"].search("\n".join((told(truth), *truth.texts)))
    of_it = words["comes round"].search(clause) and not words["contacts"].search(clause)
    if in_turns and of_it and sentence.stated(one.start()) and not sentence.negated(*one.span()):
        at = sentence.start
        true = " or ".join(sorted(known_units))
        yield Statement(COUNT, one[0], at + one.start(), at + one.end(), WRONG, true)


def _units(text: str) -> frozenset[str]:
    """ "monthly" and "months" are month."""
    lowered = text.lower().replace("daily", "day").replace("annual", "year")
    return frozenset(unit for unit in _RHYTHM if re.search(rf"\b{unit}(?:s|ly)?\b", lowered))


def _has_happened(clause: str) -> bool:
    return any(
        wording("truth")[name].search(clause) for name in ("happened", "money moved", "holds")
    )


def _number(one: re.Match[str]) -> int:
    if one["n"]:
        return int(one["n"])
    often, places = _ORDINALS
    return (
        often.index(one["word"].lower()) + 1
        if one["word"]
        else places.index(one["nth"].lower()) + 1
    )


def _is_of_the_matter(noun: str, truth: Truth) -> bool:
    last = noun.split()[-1]
    if wording("truth")["spans"].fullmatch(last):
        return False
    return bool(
        wording("truth")["counted"].fullmatch(last) or singular(last) & singular(told(truth))
    )


def judge_both(sentence: Sentence, truth: Truth) -> Iterator[Statement]:
    """Both go back, where one of them is to."""
    back = [step for step in truth.do if re.search(_BACK, step, re.I)]
    if not back or not all(_ONE.search(step) and not _ALL.search(step) for step in back):
        return
    for one in _BOTH.finditer(sentence.own):
        start, end = one.span("said" if one["said"] else "said2")
        if sentence.stated(start) and not sentence.negated(start, end):
            at = sentence.start
            yield Statement(COUNT, sentence.text[start:end], at + start, at + end, WRONG, back[0])
