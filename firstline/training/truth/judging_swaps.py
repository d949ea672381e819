"""What she ordered and what was sent, told the wrong way round or as a third thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.sentences import Sentence
from firstline.training.truth.known import known, ordinary, singular
from firstline.training.truth.model import Truth
from firstline.training.truth.statement import ITEM, WRONG, Heard, Statement
from firstline.training.truth.stems import stems
from firstline.training.wording import heard as wording

_WANTED, _CAME = "wanted", "came"
_KEYS = {_WANTED: ("ordered", "wanted", "bought"), _CAME: ("sent", "received", "delivered", "got")}
_CUTS = re.compile(
    r"[,;:]|\s-\s|\b(?:and|but|not|while)\b|(?=\b(?:instead of|rather than)\b)", re.I
)
_IN = re.compile(
    r"\bit in (?:an? )?(?P<kind>[a-z]{3,})\b(?! (?:time|full|one|two|your|our|the))", re.I
)


def judge_swaps(sentence: Sentence, truth: Truth, heard: Heard) -> Iterator[Statement]:
    """Part by part: each that tells what was ordered, what came, or what goes out in its stead."""
    true = {
        role: next((truth.texts[key] for key in keys if truth.texts.get(key)), "")
        for role, keys in _KEYS.items()
    }
    if not all(true.values()):
        return
    own = {
        _WANTED: stems(true[_WANTED]) - stems(true[_CAME]),
        _CAME: stems(true[_CAME]) - stems(true[_WANTED]),
    }
    words = known(truth, heard).words | ordinary()
    for start, text in _parts(sentence):
        role = _role(text)
        if role is None or not sentence.stated(start):
            continue
        said, other = stems(text), own[_CAME if role == _WANTED else _WANTED]
        third = (found := _IN.search(text)) and not singular(found["kind"]) & words
        if said & other and not said & own[role] or third:
            at = sentence.start + start
            yield Statement(ITEM, text.rstrip(" .,!"), at, at + len(text), WRONG, true[role])


def _parts(sentence: Sentence) -> Iterator[tuple[int, str]]:
    at = 0
    for end in (*(cut.end() or cut.start() for cut in _CUTS.finditer(sentence.own)), None):
        text = sentence.own[at:end]
        bare = text.strip()
        if bare:
            yield at + text.index(bare), bare
        at = end or 0


def _role(text: str) -> str | None:
    words = wording("truth")
    if words["not so"].search(text):
        return None
    if words["put right"].search(text) or words["wanted"].search(text):
        return _WANTED
    return _CAME if words["came instead"].search(text) else None
