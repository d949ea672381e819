"""Whether the effect or the feeling is acknowledged, briefly."""

from __future__ import annotations

import re

from firstline.training.scoring import likely
from firstline.training.scoring.apologising import apologies, in_turn
from firstline.training.scoring.charges import charged
from firstline.training.scoring.clauses import is_clause
from firstline.training.scoring.model import Mark
from firstline.training.scoring.session import AgentTurn, Session, tells_fact
from firstline.training.sentences import Sentence
from firstline.training.truth.figures import figured
from firstline.training.truth.stems import stems
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

_SPENT = re.compile(
    r"\b(?P<count>\d{1,3})(?:st|nd|rd|th)? (?P<unit>min(?:ute)?s?|hours?|hrs?|weeks?|months?"
    r"|times?|goes|attempts?|visits?|calls?)\b",
    re.I,
)
# What asks something of her, or sets one thing against another, says nothing of the effect.
_TURNS = re.compile(
    r"\b(?:but|however|though|although|just|only|simply"
    r"|you (?:should|need|must|can|could|have to|might|may)"
    r"|if you|can't|cannot|couldn't|impossible|not (?:something|anything|a thing)"
    r"|we (?:don't|do not)|actually|anyway|whatever|nothing to do)\b",
    re.I,
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.")
_MOST_NEEDED = 2  # acknowledgements of one session
_FIRST_SENTENCES, _WORDS_OF_HERS = 2, 2


def acknowledges(session: Session) -> Mark:
    """Once for each turn in which she shows a feeling; never at the cost of the answer."""
    credit, quote, place = 0.0, "", None
    for turn in session.agent:
        sentence = next(
            (
                s
                for s in turn.sentences
                for part in _around_her_name(s)
                if acknowledging(part) or _echoes(part, s, turn, session)
            ),
            None,
        )
        if sentence is None:
            continue
        worth = 0.0 if _takes_over(turn) or _taken_back(turn, sentence) else 1.0
        if worth and not credit:
            quote, place = sentence.text, turn.index
        credit += worth
    emotional = sum(turn.emotional for turn in session.customer)
    needed = min(max(1, emotional), _MOST_NEEDED, max(1, len(session.agent)))
    score = 1.0 if credit >= needed else 0.7 * bool(credit)
    many = apologies(session) > 2 + len(session.agent)
    return charged(session, "acknowledges", Mark(score * (0.5 if many else 1.0), quote, place))


def _around_her_name(sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentence, and what stands before and behind "Mrs. Bell" in it."""
    title = _TITLE.search(sentence.text)
    if title is None or sentence.quotes:
        return (sentence,)
    before, after = sentence.text[: title.end()], sentence.text[title.end() :]
    parts = (Sentence(before, sentence.start), Sentence(after, sentence.start + title.end()))
    return (sentence, *(part for part in parts if part.text.strip()))


def acknowledging(sentence: Sentence) -> bool:
    words = wording("agent")
    if sentence.unfilled or not is_clause(sentence):
        return False
    if any(words[name].search(sentence.own) for name in ("not sorry", "sarcasm")):
        return False
    found = words["acknowledges"].search(sentence.own) or likely.acknowledges(sentence)
    if not found or sentence.asks and not re.search(r"\bsorry\b", sentence.own, re.I):
        return False
    generic = wording("remarks")["fake"].search(sentence.own)
    return not generic


def _echoes(sentence: Sentence, whole: Sentence, turn: AgentTurn, session: Session) -> bool:
    """One of the first sentences names what it did to her in her own words, those of the matter
    itself left out: "a morning with a baby and no hot water", or how long or often it took her."""
    first = turn.sentences[:_FIRST_SENTENCES]
    if whole not in first or sentence.asks or sentence.unfilled or not is_clause(sentence):
        return False
    end = sentence.start + len(sentence.text)
    if any(sentence.start <= one.start < end for one in turn.remarks) or whole in turn.denying:
        return False
    truth = session.truth
    matter = stems(" ".join((truth.cause, *truth.texts.values(), *truth.do)))
    if _TURNS.search(sentence.own):
        return False
    hers = _meaning(sentence.own) & _meaning(turn.heard.text) - matter
    if len(hers) >= _WORDS_OF_HERS:
        return True
    life = hers - stems(sheet("words")["trade"])
    return bool(life) or bool(_spent(sentence.figured.text) & _spent(turn.heard.text))


def _meaning(text: str) -> frozenset[str]:
    return stems(re.sub(r"'s\b", "", text))


def _spent(text: str) -> frozenset[str]:
    """How long it took her, or how often: "40 min", "three times"."""
    found = _SPENT.finditer(figured(text).text)
    return frozenset(f"{one['count']} {one['unit'][:3].lower()}" for one in found)


def _takes_over(turn: AgentTurn) -> bool:
    """More than two apologies, or too many words of it before the first help."""
    rubric = sheet("rubric")
    if in_turn(turn) > rubric["apologies_a_turn"]:
        return True
    helps = _first_help(turn)
    sorry = [
        s
        for s in turn.sentences
        if s.start < helps and wording("agent")["apologises"].search(s.own)
    ]
    words = sum(len(s.text[: helps - s.start].split()) for s in sorry)
    return words > rubric["words_before_help"]


def _first_help(turn: AgentTurn) -> int:
    """Where the first fact, action, choice or question for her identity stands."""
    words = wording("agent")
    places = [one.start for one in turn.statements if tells_fact(one)]
    for sentence in turn.sentences:
        if any(
            words[name].search(sentence.own)
            for name in ("acts", "offers", "asks identity", "looks up")
        ):
            places.append(sentence.start)
    return min(places, default=len(turn.text) + 1)


def _taken_back(turn: AgentTurn, sentence: Sentence) -> bool:
    end = sentence.start + len(sentence.text)
    return any(
        one.kind in ("CONTRADICT", "BLAME") and sentence.start <= one.start <= end
        for one in turn.remarks
    )
