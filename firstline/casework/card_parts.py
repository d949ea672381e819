"""The parts of one card: the proofs, the words to say, the steps, who takes it over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from firstline.casework.aloud import Hearing, aloud
from firstline.casework.card_facts import Staff, due_at, facts_of, taken
from firstline.casework.factors import available
from firstline.casework.facts import Fact
from firstline.casework.finding import Finding, Proof
from firstline.casework.floor import lacks
from firstline.casework.harm import Harm
from firstline.casework.identity import Identity
from firstline.casework.offers import offer
from firstline.casework.playbook.model import (
    ESCALATE,
    FOLLOW_UP,
    GOODWILL,
    Escalation,
    FollowUp,
    Playbook,
    Step,
    Wording,
)
from firstline.casework.playbook.shelf import Books
from firstline.casework.words import Words
from firstline.records.snapshot import Snapshot

TOLD = "told"  # the fact that holds her own words


@dataclass(frozen=True)
class Writer:
    """Writes the parts of the card of one finding."""

    lead: Finding
    wording: Wording
    book: Playbook
    words: Words
    snapshot: Snapshot
    identity: Identity
    staff: Staff
    now: datetime

    def parts(self, books: Books) -> dict[str, Any]:
        facts = facts_of(self.lead, self.wording, self.snapshot, self.staff, self.now)
        return {
            "headline": self.words.first(self.wording.headline, facts),
            "evidence": [self._evidence(proof) for proof in self.lead.evidence],
            "ruled_out": [self._proof(proof) for proof in self.lead.ruled_out],
            "say": self._say(facts, books),
            "do": [step for one in self.wording.do if (step := self._step(one, facts))],
            "escalate": self._escalation(self.wording.escalate, facts),
            "follow_up": self._follow_up(self.wording.follow_up, facts),
            "offer": self._offer(facts),
        }

    @property
    def in_danger(self) -> bool:
        """Of a danger that she tells of, or of a death: she is helped first and asked who she is
        afterwards."""
        return self.wording.harm >= Harm.FRAUD and TOLD in self.lead.facts

    def _say(self, facts: Mapping[str, Fact], books: Books) -> list[str]:
        rules = self.snapshot.company.identity
        hearing = Hearing(
            self.identity,
            available(self.snapshot),
            self.identity.clearance(rules),
            self.in_danger,
        )
        return aloud(self.wording.say, facts, self.words, hearing, books.identity)

    def _proof(self, proof: Proof) -> str:
        return self.words.first(self.book.proofs[proof.phrase], proof.facts) or ""

    def _evidence(self, proof: Proof) -> dict[str, Any]:
        return {"record": proof.record, "fact": self._proof(proof), "at": iso(proof.at)}

    def _step(self, step: Step, facts: Mapping[str, Fact]) -> dict[str, Any] | None:
        label = self.words.first(step.label, facts)
        if not label:
            return None
        rules = self.snapshot.company.identity
        needs = lacks(self.identity, step.needs, step.does, rules)
        done = self._step_done(step) if step.writes else None
        return {"id": step.id, "label": label, "writes": step.writes, "needs": needs, "done": done}

    def _offer(self, facts: Mapping[str, Fact]) -> dict[str, Any]:
        worded, giver = self.wording.offer, self.staff.giver
        made = offer(self.lead, worded, facts, self.words, self.snapshot, giver, self.now)
        if made["goodwill"] is None:
            return made
        needs = lacks(self.identity, "", GOODWILL, self.snapshot.company.identity)
        goodwill = {**made["goodwill"], "needs": needs, "done": self._done(GOODWILL)}
        return {**made, "goodwill": goodwill}

    def _step_done(self, step: Step) -> dict[str, str] | None:
        """With the label of the answer that was taken, where the step offers several."""
        done, one = self._done(step.id), taken(step.id, self.lead, self.wording, self.snapshot)
        label = next((c.label for c in step.choices if one and c.id == one.choice), "")
        return {**done, "choice": label} if done and label else done

    def _done(self, step: str) -> dict[str, str] | None:
        one = taken(step, self.lead, self.wording, self.snapshot)
        return {"decision": one.reference, "state": one.state} if one else None

    def _due(self, step: str) -> str | None:
        return iso(due_at(step, self.lead, self.wording, self.snapshot, self.now))

    def _escalation(self, part: Escalation | None, facts) -> dict[str, Any] | None:
        reason = self.words.first(part.reason, facts) if part else None
        if not reason:
            return None
        return {
            "to": part.to,
            "level": part.level,
            "reason": reason,
            "due_at": self._due(ESCALATE),
            "done": self._done(ESCALATE),
        }

    def _follow_up(self, part: FollowUp | None, facts) -> dict[str, Any] | None:
        what = self.words.first(part.what, facts) if part else None
        if not what:
            return None
        return {
            "owner": self.staff.owner or self.staff.agent,
            "what": what,
            "due_at": self._due(FOLLOW_UP),
            "done": self._done(FOLLOW_UP),
        }


def iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
