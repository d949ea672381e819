"""Puts her answer together from what she heard and what is on her mind."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime

from firstline.training.customer.choosing import chosen
from firstline.training.customer.hearing import Heard
from firstline.training.customer.mind import Mind
from firstline.training.customer.model import HANGS_UP, Answer
from firstline.training.customer.proofs import meant, value
from firstline.training.customer.wording import pool, proof_words, temper
from firstline.training.scenarios import Scenario
from firstline.training.scenarios.model import HARD
from firstline.training.scenarios.spoken import filled
from firstline.training.scenarios.topics import topics

MOST_FACTS = 2  # in one answer
_CUTS_IN_AT = 2  # the answer in which she first brings up a worry of her own


def asked_again(mind: Mind, heard: Heard, scenario: Scenario) -> bool:
    """For what she gave rightly, or told, already; politely asked to repeat it is something else."""
    if heard.repeat:
        return False
    proofs = meant(scenario, heard.factors)
    if proofs and set(proofs) <= mind.given and not heard.mismatch:
        return True
    return any(_told_for_good(mind, name, scenario) for name in heard.topics)


def _told_for_good(mind: Mind, name: str, scenario: Scenario) -> bool:
    """What she got wrong the first time may well be asked again."""
    needed = 2 if name in scenario.speech.mistaken else 1
    return mind.told[name] >= needed and not topics()[name].often


class Speaker:
    """One answer being made: `before` and `mind` are her mind before and after hearing."""

    def __init__(
        self,
        scenario: Scenario,
        seed: int | str,
        now: datetime,
        before: Mind,
        mind: Mind,
        heard: Heard,
    ) -> None:
        self.scenario, self.seed, self.before, self.heard = scenario, seed, before, heard
        self.mind = mind
        self.values = scenario.values(now)
        self.parts: list[str] = []
        self.told: list[str] = []
        self.interrupts = False

    def ends(self) -> tuple[Mind, Answer]:
        """Her mind after it, and the answer; never the same words twice running."""
        text = " ".join(self.parts)
        if text == self.mind.last:
            self.says("impatient")
            text = " ".join(self.parts)
        self._keep(last=text)
        return self.mind, Answer(
            text,
            self.mind.temper,
            hung_up=self.mind.away,
            satisfied=self.mind.satisfied and self.mind.closed,
            interrupts=self.interrupts,
            told=tuple(self.told),
        )

    def greets_again(self) -> None:
        self.says("rang_back" if self.mind.hung_up <= 1 else "rang_back_again")

    def speaks(self, waited: bool) -> None:
        if self.mind.temper >= HANGS_UP:
            self.says("hangs_up")
            return
        if self._puzzled():
            return
        if waited:
            self.says("waited")
        self._cuts_in()
        self._reacts()
        self._gives()
        self._answers()
        self._goes_on()

    def says(self, key: str, **slots: str) -> None:
        lines = pool(key, self.scenario.persona)
        self._add(key, lines, slots)

    def _add(self, key: str, lines: tuple[str, ...], slots: dict[str, str]) -> None:
        line = chosen(lines, self.seed, key, self.mind.said[key])
        self._keep(said=self.mind.said + Counter([key]))
        text = filled(line, {**self.values, **slots})
        self.parts.append(text[:1].upper() + text[1:])

    def _keep(self, **changes: object) -> None:
        self.mind = replace(self.mind, **changes)

    def _puzzled(self) -> bool:
        for name, key in (("silent", "silence"), ("nonsense", "nonsense"), ("foreign", "foreign")):
            if getattr(self.heard, name):
                self.says(key)
                return True
        return False

    def _cuts_in(self) -> None:
        if self.heard.words > temper().too_long_words[self.scenario.difficulty]:
            self.interrupts = True
            self.says("too_long")
        worries = self.scenario.speech.interrupts
        due = self.mind.answers >= _CUTS_IN_AT and not self.mind.interrupted
        if worries and due and self.scenario.difficulty == HARD and not self.mind.satisfied:
            self._keep(interrupted=True)
            self.interrupts = True
            self.says("cuts_in")
            self._add("interrupts", worries, {})

    def _reacts(self) -> None:
        heard, before = self.heard, self.before
        flag = next((one for one in heard.flags), None)
        if heard.insulted:
            self.says("insult")
        elif flag:
            self.says(flag.lower())
        elif heard.disputed and "amount" in self.values:
            self.says("disputes")
        elif heard.acknowledged and not before.acknowledged:
            self.says("soothed")
        if heard.finding and not before.finding:
            self.says("owned" if heard.event else "finding")

    def _gives(self) -> None:
        if not self.heard.factors and not (self.heard.mismatch and self.mind.mistaken):
            return
        names = meant(self.scenario, self.heard.factors) or tuple(sorted(self.mind.mistaken))
        if not names:
            self.says("no_other_proof")
            return
        corrected = (
            self.mind.mistaken & set(names)
            and self.heard.mismatch
            or self.mind.mistaken & set(names)
        )
        wrong = {
            n
            for n in names
            if n in self.scenario.wrong_factors and n not in self.mind.given | self.mind.mistaken
        }
        key = "corrects" if corrected else self._giving(names)
        self.says(
            key, factors=proof_words(tuple((n, value(self.scenario, n, n in wrong)) for n in names))
        )
        self._keep(
            given=self.mind.given | (set(names) - wrong),
            mistaken=(self.mind.mistaken | wrong) - (set(names) - wrong),
        )
        self.told += names

    def _giving(self, names: tuple[str, ...]) -> str:
        if not set(names) <= self.mind.given:
            return "gives"
        return "repeats" if self.heard.repeat or self.heard.mismatch else "gave_already"

    def _answers(self) -> None:
        for name in self.heard.topics[:MOST_FACTS]:
            self._answer(name)

    def _answer(self, name: str) -> None:
        topic, speech = topics()[name], self.scenario.speech
        times = self.mind.told[name]
        lines = speech.told.get(name) or topic.unknown
        if not times and name in speech.mistaken:
            lines = speech.mistaken[name]
        self._keep(told=self.mind.told + Counter([name]))
        self.told.append(name)
        right_now = times == 1 and name in speech.mistaken
        if times and not topic.often and not right_now:
            fact = filled(chosen(lines, self.seed, name, times), self.values)
            self.says("again", fact=fact)
            return
        self._add(f"topic {name}", lines, {})

    def _goes_on(self) -> None:
        """Closes when nothing is open, else says what is."""
        heard, mind = self.heard, self.mind
        bad = bool(heard.flags) or heard.insulted
        if mind.satisfied and not bad:
            self._closes()
            return
        if heard.promised and not self.before.promised and not bad:
            self.says("accepts")
        if self._waits() and not bad:
            self.says("waits")
            return
        if self.told:
            return
        if heard.off_topic and not self.parts:
            self.says("off_topic")
        elif heard.asks and not heard.settled and not self.parts:
            self.says("unknown")
        elif mind.idle >= temper().no_progress_after[self.scenario.difficulty]:
            self.says("impatient")
        elif heard.greets and mind.answers == 1 and not self.parts:
            self._add("restate", self.scenario.speech.restate, {})
        elif not (heard.flags and heard.flags[0] in ("VAGUE", "DENIAL")):
            self._presses()

    def _waits(self) -> bool:
        heard = self.heard
        other = heard.settled or heard.factors or heard.topics or heard.finding or heard.promised
        return heard.waits and not other

    def _closes(self) -> None:
        heard = self.heard
        if not self.mind.closed:
            if self.told and not (heard.settled or heard.goodbye):
                return
            if heard.promised and not self.before.promised:
                self.says("accepts")
            self.says("closing")
            self._keep(closed=True)
        elif not self.told:
            self.says("goodbye")

    def _presses(self) -> None:
        missing = self.mind.missing
        if missing == "press_next" and self.heard.undertaken:
            missing = "press_when"
        if missing == "press_cause" and self.scenario.speech.still_open:
            self._add(missing, self.scenario.speech.still_open, {})
        elif missing:
            self.says(missing)
