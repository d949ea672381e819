"""What a playbook holds once read: sentences bound to facts, steps, escalation and follow-up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from firstline.casework.due import Due
from firstline.casework.facts import Fact
from firstline.casework.harm import Harm

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
# Steps that every card may have, beside those of its playbook.
ESCALATE, FOLLOW_UP, GOODWILL = RESERVED = ("escalate", "follow_up", "goodwill")


@dataclass(frozen=True)
class Sentence:
    """Words that may be said once every fact in `needs` is there and none in `unless` is.

    Every placeholder of `text` is in `needs` too.
    """

    text: str
    needs: frozenset[str]
    unless: frozenset[str] = frozenset()

    @property
    def placeholders(self) -> frozenset[str]:
        return placeholders(self.text)

    def fits(self, facts: Mapping[str, Fact]) -> bool:
        return self.needs <= facts.keys() and not self.unless & facts.keys()

    def written(self, words: Mapping[str, str]) -> str:
        return self.text.format_map(words)


Alternatives = tuple[Sentence, ...]


def placeholders(text: str) -> frozenset[str]:
    return frozenset(_PLACEHOLDER.findall(text))


def done_fact(step_id: str) -> str:
    """The fact that holds its number once it was taken; sentences that name it are said then."""
    return f"{step_id}_done"


@dataclass(frozen=True)
class StepChoice:
    """One of the ways in which a step can be taken; see Step."""

    id: str
    label: str
    does: str
    sum: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """`needs`: the kind of action it is, when that needs more certainty of who is asking.

    `does`: its kind (kinds.py), "" for what the agent does or says without any help of ours. `sum`:
    the facts that may hold its amount, the first that is there counts; `team`, `level` and `due`:
    whom it goes to, and by when. `after`: the step that has to be done before;
    `instead_of`: the one that it is the opposite of, after which it is not taken any more.
    """

    id: str
    label: Alternatives
    does: str = ""
    needs: str = ""
    sum: tuple[str, ...] = ()
    team: str = ""
    level: int = 0
    due: Due | None = None
    choices: tuple[StepChoice, ...] = ()
    after: str = ""
    instead_of: str = ""

    @property
    def writes(self) -> bool:
        return bool(self.does)

    @property
    def hands_over(self) -> bool:
        """It gives the case to the finding's own team, as the card's escalation does."""
        return self.does == ESCALATE and not self.team


@dataclass(frozen=True)
class Escalation:
    to: str
    level: int
    reason: Alternatives
    due: Due


@dataclass(frozen=True)
class FollowUp:
    what: Alternatives
    due: Due


# How much goodwill a finding warrants; company.yml says how much money that is.
BANDS = ("none", "small", "medium", "large")


@dataclass(frozen=True)
class Offer:
    """`statutory`: what the rules or the error itself make due, which is never called goodwill;
    `repeats`: the finding is about a failure that is not the first."""

    statutory: tuple[Alternatives, ...] = ()
    goodwill: str = BANDS[0]
    repeats: bool = False


@dataclass(frozen=True)
class Wording:
    """What one finding says. `say` is in order of importance; of each item the first that fits is said.

    `explains`: telling it settles the matter when nothing else was asked for.
    """

    headline: Alternatives
    say: tuple[Alternatives, ...]
    do: tuple[Step, ...] = ()
    escalate: Escalation | None = None
    follow_up: FollowUp | None = None
    offer: Offer = Offer()
    harm: Harm = Harm.NONE
    harm_needs: frozenset[str] = frozenset()  # the facts without which it does none
    explains: bool = False


@dataclass(frozen=True)
class Asking:
    """A question back to the customer and the answers it offers (id -> label)."""

    text: str
    choices: Mapping[str, str]


@dataclass(frozen=True)
class Playbook:
    """`intents`: what agents ask of this family, with the codes that then lead; none for any."""

    family: str
    intents: Mapping[str, tuple[str, ...]]
    findings: Mapping[str, Wording]
    proofs: Mapping[str, Alternatives]
    questions: Mapping[str, Asking] = field(default_factory=dict)
