"""What really happened, heard in an agent's words; and causes that contradict it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from firstline.training.truth.model import Truth
from firstline.training.truth.stems import stems
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

LEAST_SHARED = 0.45  # of the stems of a cause in the records' words
_DENIED = re.compile(
    r"\b(?:not|no|never|nobody|nothing|neither|without|cannot|isn't|wasn't|aren't|weren't|don't|doesn't|didn't|hasn't|haven't|can't"
    r"|couldn't|won't|wouldn't)(?: (?!only|just)[\w']+){0,2} $",
    re.IGNORECASE,
)

_NEGATIVE = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|without|cannot|failed|forgot\w*|missed)\b|n't\b", re.I
)


@dataclass(frozen=True)
class Line:
    """Heard when every wanted part is there and no unwanted one is."""

    wanted: tuple[re.Pattern[str], ...]
    unwanted: tuple[re.Pattern[str], ...]
    deniable: bool

    def heard_in(self, text: str) -> bool:
        first = self.wanted[0].search(text)
        if first is None or (not self.deniable and _DENIED.search(text[: first.start()])):
            return False
        if not all(part.search(text) for part in self.wanted[1:]):
            return False
        return not any(part.search(text) for part in self.unwanted)


@dataclass(frozen=True)
class Cause:
    """How the cause of one finding is told (`says`), what contradicts it (`against`), and what denies
    what the records confirm (`denies`)."""

    family: str
    fault: str
    says: tuple[str, ...]
    against: tuple[str, ...]
    denies: tuple[str, ...] = ()


@cache
def concept(name: str) -> tuple[Line, ...]:
    return tuple(map(_line, sheet("causes")["concepts"][name]))


def heard_in(name: str, text: str) -> bool:
    return any(line.heard_in(text) for line in concept(name))


@lru_cache(maxsize=1)
def findings() -> dict[str, Cause]:
    return {
        code: Cause(
            one["family"],
            one["fault"],
            tuple(one["says"]),
            tuple(one["against"]),
            tuple(one.get("denies", ())),
        )
        for code, one in sheet("causes")["findings"].items()
    }


def _line(written: str) -> Line:
    deniable = written.startswith("~ ")
    parts = [part.strip() for part in written.removeprefix("~ ").split(" & ")]
    return Line(
        tuple(_part(part) for part in parts if not part.startswith("!")),
        tuple(_part(part[1:]) for part in parts if part.startswith("!")),
        deniable,
    )


def _part(written: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE)


def tells_cause(text: str, truth: Truth) -> bool:
    """The sentence (or two that belong together) tells the true cause."""
    return names_cause(text, truth) or shares_cause(text, truth)


def names_cause(text: str, truth: Truth) -> bool:
    """In the words by which agents tell the cause of this finding."""
    known = findings().get(truth.finding or "")
    return bool(known and any(heard_in(name, text) for name in known.says))


def shares_cause(text: str, truth: Truth) -> bool:
    """In most of the records' own words, and no less or more denied than there."""
    if bool(_NEGATIVE.search(text)) != bool(_NEGATIVE.search(truth.cause)):
        return False
    wanted = stems(truth.cause)
    return len(wanted) >= 2 and len(wanted & stems(text)) >= max(2, LEAST_SHARED * len(wanted))


def against(truth: Truth) -> tuple[str, ...]:
    """Names of the concepts that contradict the truth; none that its own words hold."""
    known = findings().get(truth.finding or "")
    if known is None:
        return ("customer_caused",) if truth.ours else ()
    own = (truth.cause, *truth.texts.values(), *truth.do)
    return tuple(
        name
        for name in (*known.against, *known.denies)
        if not any(heard_in(name, text) for text in own)
    )


def wrong_cause(text: str, contrary: tuple[str, ...]) -> str | None:
    """The first of the `contrary` concepts that the sentence holds; to agree with her is none."""
    text = without_agreeing(text)
    return next((name for name in contrary if heard_in(name, text)), None)


def without_agreeing(text: str) -> str:
    """ "You're right: we sent the blue one" tells of nothing that is right but she."""
    return wording("agent")["says she is right"].sub(lambda one: " " * len(one[0]), text)
