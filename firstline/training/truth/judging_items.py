"""The thing that is spoken of, against the one of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.sentences import Sentence
from firstline.training.truth.known import known, ordinary, singular
from firstline.training.truth.model import Truth
from firstline.training.truth.statement import ITEM, WRONG, Heard, Statement
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

_ARTICLE = r"(?:the|your|that|this|one|a|an)"
# Up to the first word that cannot belong to a thing's name.
_NAME = (
    r"(?P<name>(?:(?!(?:of|for|to|in|on|at|by|with|from|into|and|or|that|which|who|is|was|were|are|has|have"
    r"|had|will|can|so|as|if|when|while|until|till|today|tomorrow|yesterday|now|just|never|not|once|twice"
    r"|because|but|it|you|we|i|they|he|she|again|back|up|out|off|this|then|than|since|before|after|yet"
    r"|went|came|left|needs?|needed|isn't|wasn't|hasn't)\b)[a-z][a-z-]+(?:'s)?(?: |\b)){1,4})"
)
_DESCRIBES = re.compile(r"\w{3}(?:[^aeiou]y|ed|ing|ful|ous|ive|ish|less|al|ic|able|est)$")
_OF_MONEY = 2  # of the places: behind a sum, or before it
_ASIDE = _NAME.replace("again|back", "again|back|aside")
_MONEY = r"(?:[£$€] ?\d[\d.,]*|\d[\d.,]* (?:pounds|dollars|euros))"
_DONE = (
    r"order(?:ed|ing)?|pack(?:ed|ing)?|pick(?:ed|ing)?|deliver(?:ed|ing)?|ship(?:ped|ping)?|fit(?:s|ted)?"
    r"|replac(?:e|ed|ing)|reserv(?:e|ed|ing)|bought|collect(?:ed|ing)?|receiv(?:e|ed|ing)|repair(?:ed|ing)?"
    r"|mend(?:ed|ing)?|miss(?:ed)?"
)
# Where the thing of the matter stands, and nothing else does.
_PLACES = tuple(
    re.compile(shape, re.I)
    for shape in (
        rf"{_MONEY} (?:for|of) {_ARTICLE} {_NAME}",
        rf"\b(?:your|the|that) {_NAME}of {_MONEY}",
        rf"\b(?:call(?:ed)?|call-?back|rang|spoke|asked|note)\b[^.;]{{0,50}}? about (?:your|the) {_NAME}",
        rf"\bwithout the {_NAME}",
        rf"{_MONEY}(?: (?:on|of) [^,.;]{{1,20}}?)? (?:is|was)(?: for)? (?:the|your) {_NAME}",
        r"\band (?:the|your) (?P<name>[a-z-]+)"
        r"(?= (?:first|last|later|\w+ (?:days?|hours?|weeks?) (?:later|after))\b)",
        rf"\b(?:your(?: new)?|a (?:new|fresh|second)|the (?:new|replacement)) {_NAME}"
        r"(?:goes out|goes to you|leaves|is on its way)",
        rf"\b(?P<part>[a-z-]+) of your {_NAME}",
        r"\b(?:visit|repair|appointment|order|charge|guarantee|delivery|parts?|debits?|payments?|refund"
        rf"|collection|pick-?up|replacement|call) (?:for|about|of) {_ARTICLE} {_NAME}",
        rf"\b(?:{_DONE})(?: you| now| just| already)* {_ARTICLE}"
        rf" (?:(?:new|other|right|wrong|first|second|next|whole|same|correct|replacement) )*{_NAME}",
        rf"\b(?:your|the|that) {_NAME}(?:was|were|is|are|has|have|had|wasn't|weren't|hasn't|isn't)"
        r"(?: (?:never|not|now|just|being|been|also|actually|already))*"
        r" (?:ordered|taken|charged|debited|missed|reserved|bought|delivered|repaired|mended|replaced|fitted"
        r"|packed|shipped|collected|in stock|on back|credited|refunded|late|due)\b",
        rf"\b(?:your|the|that) {_NAME}(?:reached|arrived|left|came (?:in|back|to)|got (?:here|to)"
        r"|went (?:out|back|to))\b",
    )
)


# Where a part stands, and people may stand as well: heard only where the facts name a part.
_PART_PLACES = tuple(
    re.compile(shape, re.I)
    for shape in (
        rf"\b(?:wait(?:ing)? for|needs?|needed|lacks?|missing|fit|problem (?:is|was)) (?:the|a|your) {_NAME}",
        rf"\b(?:put|keep|kept|hold|held|holding|set) (?:the|a|your) {_ASIDE}(?:aside|back)\b",
        rf"\b(?:the|your) {_NAME}(?:comes|arrives|will (?:be|arrive|come)"
        r"|(?:is|isn't|was|wasn't)(?: not| now)? (?:here|there|with us|due|in)"
        r"|(?:has|hasn't) (?:come|arrived))\b",
        rf"\ba new {_NAME}(?:is|has|was|will|comes|goes)\b",
    )
)


def judge_items(sentence: Sentence, truth: Truth, heard: Heard) -> Iterator[Statement]:
    """In the place of the thing stands another, of which neither the records nor she spoke."""
    keys = wording("truth")["thing"]
    true = [text for key, text in {**truth.asked_about, **truth.texts}.items() if keys.search(key)]
    if not true:
        return
    words = known(truth, heard).words
    kinds = frozenset().union(*(singular(text.split()[-1]) for text in true if " " in text.strip()))
    parts = singular("\n".join((*truth.texts.values(), *truth.do)))
    places = (*_PLACES, *(_PART_PLACES if "part" in truth.texts else ()))
    for one in (found for place in places for found in place.finditer(sentence.own)):
        name = one["name"].strip()
        part = one.groupdict().get("part")
        loose = part and not (singular(part) & parts or singular(name.split()[-1]) & kinds)
        if loose or any(text.lower() in name for text in true):
            continue
        whole = one.re in _PLACES[:_OF_MONEY]
        if not _is_strange(name, words, kinds, whole) or not _is_meant(sentence, *one.span("name")):
            continue
        at = sentence.start + one.start("name")
        yield Statement(ITEM, name, at, at + len(name), WRONG, true[0])
        return


def _is_strange(name: str, words: frozenset[str], kinds: frozenset[str], whole: bool) -> bool:
    """What it is called by, "machine" and the like left out, is no word of the facts, of hers or of the
    trade; `whole` looks at each of its words, and so does another one of `kinds`, a tea plan for a coffee
    plan."""
    goods = singular(sheet("words")["goods"])
    telling = [word for word in name.split() if not singular(word) & goods]
    strange = [word for word in telling if not singular(word) & (words | ordinary())]
    if whole or telling and singular(telling[-1]) & kinds:
        return any(not _DESCRIBES.search(word) for word in strange)
    return bool(strange) and strange[-1] == telling[-1]


def _is_meant(sentence: Sentence, start: int, end: int) -> bool:
    """Stated, and no choice or gift; that it was "never ordered" does not turn its name round."""
    first, last = sentence.clause(start)
    before, after = sentence.own[first:start], sentence.own[end:last]
    words = wording("truth")
    turned = sentence.negated(start, end) and not words["left undone"].search(f"{before} {after}")
    offered = words["offered"].search(f"{before} {after}") or words["gesture"].search(before)
    return sentence.stated(start) and not turned and not offered
