"""Names of people, places and companies that were stated, against those that are known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.sentences import Sentence
from firstline.training.truth.known import known, ordinary, singular
from firstline.training.truth.model import Truth
from firstline.training.truth.statement import NAME, WRONG, Heard, Statement
from firstline.training.wording import heard as wording

_NAME = r"[A-Z][a-z]+(?:[-'][A-Z]?[a-z]+)*"
# In mid-sentence, or first in it and doing something.
_NAMES = re.compile(
    rf"(?:(?<=[\w,;'\")] )|(?<=Mr\. )|(?<=Ms\. )|(?<=Dr\. )|(?<=Mrs\. ))(?P<name>{_NAME}(?: {_NAME})*)"
    rf"|^(?P<first>{_NAME}(?: {_NAME})?)(?=(?:,? (?:in|from|of) [a-z ]{{3,25}},?)?"
    r"(?:'ll| will| is going to| owns| rings| calls| looks after| promised)\b)"
)
_SPEAKS = re.compile(rf"(?:^|[,;:!] |[-&] |\b(?:and|with) )(?P<name>{_NAME}(?: {_NAME})?)")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Madam)\.? $")
_SHORTEST = 3
_MOST_CAPITALS = 0.5  # of the words: a heading or shouting, in which no name can be told


def judge_names(sentence: Sentence, truth: Truth, heard: Heard) -> Iterator[Statement]:
    """Somebody or something by a name that nobody knows, and relatives of hers she never spoke of."""
    words = known(truth, heard).words
    for start, name in (*_named(sentence, truth, words), *_relatives(sentence, words)):
        if sentence.uttered(start) and not sentence.negated(start, start + len(name)):
            at = sentence.start + start
            yield Statement(NAME, name, at, at + len(name), WRONG, _true(truth))


def introduced(sentence: Sentence) -> str:
    """The names by which the speaker introduces herself or a colleague."""
    found = wording("truth")["introduces"].finditer(sentence.own)
    named = [match[0] for one in found if (match := re.match(_NAME, sentence.own[one.end() :]))]
    speaking = [one["name"] for one in _SPEAKS.finditer(sentence.own) if _speaks(sentence, one)]
    return " ".join((*named, *speaking))


def _speaks(sentence: Sentence, one: re.Match[str]) -> bool:
    """ "Sam here", "Sam from payments": at the head of a clause, or beside another name."""
    words, own = wording("truth"), sentence.own
    behind = words["speaks"].match(own[one.end("name") :])
    return bool(behind and not words["plays"].search(own[: one.start("name")]))


def _named(sentence: Sentence, truth: Truth, words: frozenset[str]) -> Iterator[tuple[int, str]]:
    capitals, count = len(re.findall(r"\b[A-Z]", sentence.own)), len(sentence.own.split())
    if capitals == count or capitals > max(3, _MOST_CAPITALS * count):
        return
    speaking = {
        one.start("name") for one in _SPEAKS.finditer(sentence.own) if _speaks(sentence, one)
    }
    for one in _NAMES.finditer(sentence.own):
        name, start = one["name"] or one["first"], one.start()
        before = sentence.own[:start]
        plays = bool(wording("truth")["plays"].search(before))
        if start in speaking:
            continue
        strange = [word for word in name.split() if _is_strange(word, words, plays)]
        if not strange or wording("truth")["introduces"].search(before):
            continue
        if wording("truth")["is named"].match(sentence.own[one.end() :]):
            continue
        if wording("truth")["of ours"].match(sentence.own[one.end() :]):
            continue
        if _TITLE.search(before) and not truth.customer.get("name"):
            continue
        at = start + name.index(strange[0])
        yield at, name[at - start :]


def _is_strange(word: str, words: frozenset[str], plays: bool) -> bool:
    """`plays`: it stands behind a part that somebody plays, where "Mark" is a name."""
    if len(word) < _SHORTEST or wording("truth")["no name"].fullmatch(word):
        return False
    parts = singular(word)
    return not parts & (words if plays else words | ordinary())


def _relatives(sentence: Sentence, words: frozenset[str]) -> Iterator[tuple[int, str]]:
    for one in wording("truth")["relatives"].finditer(sentence.own):
        if not singular(one[0].split()[-1]) & words and _is_told_of(sentence, one):
            yield one.start(), one[0]


def _is_told_of(sentence: Sentence, one: re.Match[str]) -> bool:
    """Something that happened, or of a relative that is hers alone; no advice."""
    wordings = wording("truth")
    first, last = sentence.clause(one.start())
    clause = sentence.own[first:last]
    if not sentence.stated(one.start()) or wordings["may do"].search(clause):
        return False
    told = any(wordings[name].search(clause) for name in ("happened", "holds", "harms"))
    return told or not wordings["anybody"].fullmatch(one[0])


def _true(truth: Truth) -> str:
    places = wording("truth")["place"]
    names = [one.name for one in truth.people]
    names += [text for key, text in truth.texts.items() if places.search(key)]
    return " or ".join(dict.fromkeys(names))
