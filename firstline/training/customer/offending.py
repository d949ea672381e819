"""What offends her: what a careful lead would reword, as far as she minds it."""

from __future__ import annotations

from firstline.training import guard
from firstline.training.customer.questions import topic_of
from firstline.training.scoring.identity import asks
from firstline.training.sentences import Sentence
from firstline.training.truth import Truth
from firstline.training.wording import heard as scored

_SMALL = ("MINIMISE", "FAKE", "CONTRADICT", "OVERPROMISE")
_TOUCHY = ("own_doing", "consent")  # topics a question about which may well offend


def flags(said: tuple[Sentence, ...], text: str, truth: Truth, helped: bool) -> tuple[str, ...]:
    """Classes of the guard, of the words alone, and of a denial of what she knows. Small ones are
    passed over in a turn that helps her on, and all in a sentence that owns up, or plainly asks."""
    found = [*guard.flags(text), *(f for f in guard.flags(text, truth) if f.kind == "DENIAL")]
    kind_ones = [(s.start, s.start + len(s.text)) for s in said if _is_kind(s)]
    kinds = {
        one.kind for one in found if not any(start <= one.start < end for start, end in kind_ones)
    }
    return tuple(one for one in guard.KINDS if one in kinds and not (helped and one in _SMALL))


def _is_kind(sentence: Sentence) -> bool:
    agent = scored("agent")
    asking = agent["asks settled"].search(sentence.text) or (sentence.asks and asks(sentence.text))
    plain_question = sentence.asks and topic_of(sentence.own) not in (None, *_TOUCHY)
    return bool(asking or plain_question or agent["admits"].search(sentence.own))
