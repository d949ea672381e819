"""Facts as words: formats for numbers and dates, the playbooks' terms for kinds of things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from firstline.casework.facts import Fact, Level, State, Term
from firstline.casework.formats import Formats
from firstline.casework.playbook.model import Alternatives, Sentence


@dataclass(frozen=True)
class Words:
    """Writes sentences of one card from its facts."""

    formats: Formats
    terms: Mapping[str, str]

    def first(self, alternatives: Alternatives, facts: Mapping[str, Fact]) -> str | None:
        """The first alternative whose facts are all there, written out."""
        sentence = self.chosen(alternatives, facts, Level.VERIFIED)
        return self.written(sentence, facts) if sentence else None

    def chosen(
        self, alternatives: Alternatives, facts: Mapping[str, Fact], level: Level
    ) -> Sentence | None:
        """The first that fits the facts and tells nothing above `level`."""
        fitting = (one for one in alternatives if one.fits(facts))
        return next((one for one in fitting if level_of(one, facts) <= level), None)

    def written(self, sentence: Sentence, facts: Mapping[str, Fact]) -> str:
        return sentence.written({name: self.word(facts[name]) for name in sentence.placeholders})

    def word(self, fact: Fact) -> str:
        if isinstance(fact, Term):
            unknown = fact.key.rpartition(".")[2].replace("_", " ")
            word = self.terms.get(fact.key, unknown)
            if fact.name.casefold().endswith(word.casefold()):
                return fact.name or word  # "Mastercard", not "Mastercard card"
            return f"{fact.name} {word}" if fact.name else word
        return self.formats.text(fact)


def level_of(sentence: Sentence, facts: Mapping[str, Fact]) -> Level:
    """How sure we must be of who is listening: the highest of what the sentence tells.

    A State it depends on counts too, for the sentence gives it away; other facts it merely needs
    do not.
    """
    told = sentence.placeholders | {n for n in sentence.needs if isinstance(facts[n], State)}
    return max((facts[name].level for name in told), default=Level.ANONYMOUS)
