"""What an agent asks her: proofs of who she is, and facts."""

from __future__ import annotations

from firstline.training.customer.questions import named, topic_of
from firstline.training.customer.wording import heard
from firstline.training.scoring.identity import asks
from firstline.training.sentences import Sentence
from firstline.training.wording import heard as scored

_ASKED_OPENLY = ("effect",)  # with the words of who asks whether all is settled


def factors(said: tuple[Sentence, ...]) -> tuple[str, ...]:
    """number, postcode or other; both where she is asked who she is and nothing is named."""
    sheet, found = heard(), []
    for sentence in said:
        wanted = asks(sentence.text) or sheet["asks proof"].search(sentence.own)
        if not wanted or sentence.unfilled:
            continue
        named = [name for name in ("number", "postcode") if sheet[name].search(sentence.own)]
        if sheet["other proof"].search(sentence.own):
            named.append("other")
        found += named or ["number", "postcode"]
    return tuple(dict.fromkeys(found))


def settled(sentence: Sentence) -> bool:
    """Whether all is settled is asked; "anything that it has caused you?" asks for something else."""
    closes = scored("agent")["asks settled"].search(sentence.text)
    return bool(closes) and named(sentence.own) not in _ASKED_OPENLY


def topics(said: tuple[Sentence, ...]) -> tuple[str, ...]:
    """In order; what is asked about a proof, or whether all is settled, is no topic."""
    found = []
    for sentence in said:
        text = sentence.own
        asked = sentence.asks or heard()["requests"].search(text)
        proof = asks(sentence.text) or heard()["asks proof"].search(text)
        other = proof or settled(sentence)
        if asked and not other and not sentence.unfilled and not heard()["repeat"].search(text):
            found.append(topic_of(text))
    return tuple(dict.fromkeys(topic for topic in found if topic))
