"""A turn in sentences and clauses, and whether a place in them is meant as it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from firstline.training.truth.figures import Figured, figured
from firstline.training.wording import heard

_MARKS = str.maketrans(
    {**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"')}
    | {**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("\u00a0\u2007\u2009\u202f\t\r", " ")}
)
_END = re.compile(
    r"(?<!\bM[rsx]\.)(?<!\bDr\.)(?<!\bMrs\.)(?<!\bProf\.)(?<!\bN[or]\.(?=\s\d))(?<!\bno\.(?=\s\d))"
    r"(?<![ap]\.m)(?<=[.!?…])[\"')\]]*\s+(?=\S)|\n+"
    r"|(?<=[ap]\.m\.)\s+(?=[A-Z])"
)
_QUOTED = re.compile(r'"[^"]{0,2000}"|(?<!\w)\'[^\'\n]{2,300}?\'(?!\w)')
_BOUNDARY = re.compile(
    r"[;:]|\s-\s|,\s(?=(?:and|but|so|which|it|that|i|we|you|they|this|there)\b)"
    r"|\b(?:but|however|although|though|because|whereas|and then|and so|so that|and (?=i|we|you"
    r"|it|they|that|this|there|nobody|your|the)\b)",
    re.IGNORECASE,
)
_STOPS = re.compile(r";|\s-\s")
_ASKS = re.compile(
    r"[,:]\s(?=(?:(?:so|and|now|then),? )?(?:which|would|shall|should i|do you|does that|does it|what"
    r"|when|how|who|may i|can i|could i|could you|will you|will that|have i|did i)\b)",
    re.I,
)
SLOT = re.compile(
    r"\{\{?[^{}\n]{0,60}\}\}?|\[[A-Za-z][^\[\]\n]{0,40}\]|<[A-Za-z][\w ]{0,30}>|\bX{2,}\b|_{3,}"
    r"|\bTBC\b|\$[A-Z_]{3,}"
    r"|%[A-Z_]{3,}%"
)


def plain(text: str) -> str:
    """One kind of quotes, dashes and spaces; every character stays in its place."""
    return text.translate(_MARKS)


@dataclass(frozen=True)
class Sentence:
    """One sentence of a turn, `start` characters into it."""

    text: str
    start: int
    quotes: tuple[tuple[int, int], ...] = ()

    @cached_property
    def figured(self) -> Figured:
        return figured(self.text)

    @cached_property
    def own(self) -> str:
        """The sentence with what it quotes, and slots nobody filled, blanked out."""
        text = self.text
        for start, end in self.quotes:
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    @property
    def asks(self) -> bool:
        return self.text.rstrip("\"') ").endswith("?")

    @cached_property
    def unfilled(self) -> bool:
        return bool(SLOT.search(self.text))

    @cached_property
    def _question(self) -> int:
        """Where the question of a sentence begins: "it came back on Friday; does that help?"."""
        stop = max((found.end() for found in _STOPS.finditer(self.text)), default=0)
        asks = _ASKS.search(self.text, stop)
        return asks.end() if asks else stop

    @cached_property
    def told(self) -> str:
        """What is `own` before the question that ends it; empty where all of it asks."""
        return self.own[: self._question] if self.asks else self.own

    @cached_property
    def _cuts(self) -> tuple[int, ...]:
        return (0, *(found.end() for found in _BOUNDARY.finditer(self.text)), len(self.text))

    def clause(self, at: int) -> tuple[int, int]:
        """The span of the clause that holds the place."""
        start = max(cut for cut in self._cuts if cut <= at) if at else 0
        end = min((cut for cut in self._cuts if cut > at), default=len(self.text))
        return start, end

    def quoted(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.quotes)

    def negated(self, start: int, end: int) -> bool:
        """Turned round in its own clause, before it or right behind it."""
        first, last = self.clause(start)
        shape = heard("truth")["negation"]
        before, after = self.text[first:start], self.text[end : min(last, end + 30)]
        behind = re.match(
            r"\W*(?:\w+ ){0,3}?(?:was|were|has|have|had|is|will)(?:n't| not| never) (?:be |been )?"
            r"(?:tak|charg|debit|refund|credit|paid|post|sent|return|gone|left)",
            after,
        )
        return bool(shape.search(before) or behind)

    def reported(self, at: int) -> bool:
        """Somebody else's words, repeated."""
        first, _ = self.clause(at)
        return bool(heard("truth")["reported"].search(self.text[first:at]))

    def hypothetical(self, at: int) -> bool:
        first, _ = self.clause(at)
        return bool(heard("truth")["hypothetical"].search(self.text[first:at]))

    def stated(self, at: int) -> bool:
        """Meant as a fact by the speaker: no quotation, report, question, condition or open slot."""
        return not (
            (self.asks and at >= self._question)
            or self.unfilled
            or self.quoted(at)
            or self.reported(at)
            or self.hypothetical(at)
        )

    def uttered(self, at: int) -> bool:
        """Stated, offered ("or your £5 back?"), or taken for granted ("if it's on the card ending 4421");
        what is asked about her or of her is not."""
        if self.stated(at):
            return True
        words = heard("truth")
        if self.unfilled or self.quoted(at) or self.reported(at):
            return False
        if self.asks and words["asks whether"].search(self.own):
            return False
        return not self.hypothetical(at) or bool(words["hers by right"].search(self.own[:at]))


@lru_cache(maxsize=1024)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Of a turn as `plain` gives it; they hold no leading or trailing space."""
    quotes = [found.span() for found in _QUOTED.finditer(text)]
    found, start = [], 0
    cuts = [cut for cut in _END.finditer(text) if not _within(cut.start(), quotes)]
    for begin, end in [*(cut.span() for cut in cuts), (len(text), len(text))]:
        piece = text[start:begin]
        bare = piece.strip()
        if bare:
            at = start + piece.index(bare)
            inside = tuple(
                (max(first - at, 0), min(last - at, len(bare)))
                for first, last in quotes
                if first < at + len(bare) and last > at
            )
            found.append(Sentence(bare, at, inside))
        start = end
    return tuple(found)


def _within(at: int, quotes: list[tuple[int, int]]) -> bool:
    return any(start < at < end for start, end in quotes)
