"""What is in the workshop, or is to be: whether she speaks of it, and whether she may use it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from firstline.casework.findings.call.likeness import likenesses
from firstline.casework.findings.parts.named import likeness
from firstline.casework.findings.parts.safety import dangers
from firstline.casework.findings.parts.trouble import troubles
from firstline.casework.meant.asked import Asked
from firstline.casework.meant.words import says_it
from firstline.casework.said.claim import REPAIRED
from firstline.casework.wishes import asks_to_light, asks_to_use


@dataclass(frozen=True)
class _Likeness:
    """How clearly she speaks of a thing in the workshop, and of one that she bought."""

    there: int
    bought: int


@dataclass(frozen=True)
class Repairs:
    asked: Asked

    @property
    def is_meant(self) -> bool:
        """She speaks of a thing whose work is not over, or of a part of it, and of nothing she bought."""
        return self._likeness.there > self._likeness.bought

    @property
    def is_meant_or_bought(self) -> bool:
        """The thing that she speaks of was bought here and is repaired here."""
        return self._likeness.there == self._likeness.bought > 0

    @property
    def is_spoken_of(self) -> bool:
        return self._likeness.there > 0

    @property
    def is_open(self) -> bool:
        return bool(self.asked.bench.jobs)

    @property
    def is_asked_for(self) -> bool:
        """She asks whether, or when, it is mended, and names nothing that she bought."""
        asks = (one for one in self.asked.said.claims if one.kind == REPAIRED and one.hedged)
        return self.waits_for_a_part and any(asks) and not self._likeness.bought

    @property
    def waits_for_a_part(self) -> bool:
        return any(troubles(self.asked.bench, job) for job in self.asked.bench.jobs)

    @property
    def has_a_visit(self) -> bool:
        return any(job.visits for job in self.asked.bench.jobs)

    @cached_property
    def may_not_be_used(self) -> bool:
        """She asks whether she may use what is dangerous until its work is over."""
        text, but = self.asked.text, self.asked.snapshot.company.name
        if not asks_to_use(text):
            return False
        dangerous = [job for job in self.asked.bench.jobs if dangers(job)]
        is_named = asks_to_light(text) or says_it(text)
        return bool(dangerous) and (is_named or likeness(dangerous, text, but) > 0)

    @cached_property
    def _likeness(self) -> _Likeness:
        """An order whose number she gives is what she speaks of."""
        asked = self.asked
        jobs = () if asked.bought.named(asked.said) else asked.bench.jobs
        text, but = asked.text, asked.snapshot.company.name
        sold = [one.description or "" for one in asked.bought.lines()]
        return _Likeness(likeness(jobs, text, but), max(likenesses(sold, text, but), default=0))
