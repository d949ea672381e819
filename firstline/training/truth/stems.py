"""Words that carry meaning, cut to their stems, with everyday synonyms under one name."""

from __future__ import annotations

import re
from functools import lru_cache

from firstline.training.wording import sheet

_WORD = re.compile(r"[a-z][a-z'-]*[a-z]")
_BACK = re.compile(
    r"\b(?:on (?:its|the) way|sen[dt](?:ing)?|pa(?:y|id|ying)|money|go(?:es|ing)?|giv(?:e|en|ing)|gave"
    r"|comes?|coming|order(?:ed)?) (?:it |that |them )?back\b"
)
_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ied", "ies", "ed", "es", "ly", "s", "e")


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Of `text`, without the words that every conversation has."""
    wording = sheet("words")
    small = frozenset(wording["small"].split())
    text = _BACK.sub(" refund ", text.lower())
    found = (
        stem(word)
        for word in _WORD.findall(text.lower().replace("n't", " not"))
        if word not in small
    )
    return frozenset(_same().get(one, one) for one in found if len(one) > 2)


def stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl" else word


def _same() -> dict[str, str]:
    if not _SAME:
        for words in sheet("words")["same"]:
            group = [stem(word) for word in words.split()]
            _SAME.update(dict.fromkeys(group, group[0]))
    return _SAME


_SAME: dict[str, str] = {}
