"""How it is said: acknowledging, owning and the tone."""

from __future__ import annotations

import re

from firstline.training.scoring.first_steps import is_clause
from firstline.training.scoring.model import Mark
from firstline.training.scoring.politeness import politeness
from firstline.training.scoring.session import AgentTurn, Session, tells_fact
from firstline.training.sentences import Sentence
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

_MOST_NEEDED = 2  # acknowledgements of one session


def acknowledges(session: Session) -> Mark:
    """Once for each turn in which she shows a feeling; never at the cost of the answer."""
    credit, quote, place = 0.0, "", None
    for turn in session.agent:
        sentence = next((s for s in turn.sentences if acknowledging(s)), None)
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
    return _charged(session, "acknowledges", Mark(score * (0.5 if many else 1.0), quote, place))


def acknowledging(sentence: Sentence) -> bool:
    words = wording("agent")
    if sentence.unfilled or not is_clause(sentence) or words["not sorry"].search(sentence.own):
        return False
    found = words["acknowledges"].search(sentence.own)
    if not found or sentence.asks and not re.search(r"\bsorry\b", sentence.own, re.I):
        return False
    generic = wording("remarks")["fake"].search(sentence.own)
    return not generic


def apologies(session: Session) -> int:
    return sum(len(wording("agent")["apologises"].findall(t.text)) for t in session.agent)


def _takes_over(turn: AgentTurn) -> bool:
    """More than two apologies, or too many words of it before the first help."""
    rubric = sheet("rubric")
    if len(wording("agent")["apologises"].findall(turn.text)) > rubric["apologies_a_turn"]:
        return True
    helps = _first_help(turn)
    sorry = [
        s
        for s in turn.sentences
        if s.start < helps and wording("agent")["apologises"].search(s.own)
    ]
    return sum(len(s.text.split()) for s in sorry) > rubric["words_before_help"]


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


def owns(session: Session) -> Mark:
    """Ours is said to be ours; nobody else is blamed."""
    said = [
        (t, s)
        for t, s, _ in session.heard_as("admits", asked=False)
        if is_clause(s) and not _not_ours(s)
    ]
    helps = bool(list(session.heard_as("acts")) or list(session.heard_as("looks up")))
    silent = 0.3 if helps else 0.1
    half = [
        (t, s)
        for t, s, _ in session.heard_as("half admits", asked=False)
        if is_clause(s) and not _not_ours(s)
    ]
    silent = 0.75 if half and helps else silent
    score = 1.0 if said else silent if session.truth.ours else 1.0 if helps else 0.5
    shown = next(iter(said or half), None)
    mark = Mark(score, shown[1].text, shown[0].index) if shown else Mark(score)
    return _charged(session, "owns", mark)


def _not_ours(sentence: Sentence) -> bool:
    return bool(
        re.search(
            r"\b(?:not|isn't|wasn't|never|n't been) (?:really |actually )?(?:our|my|us|on us)\b",
            sentence.own,
            re.I,
        )
        or wording("agent")["not sorry"].search(sentence.own)
        or re.search(
            r"\bwe (?:didn't|did not|never|don't) (?:do (?:any|it|that|this)|mak?de? (?:any|a"
            r"|an) (?:mistake|error)|get (?:it|that|this) wrong)",
            sentence.own,
            re.I,
        )
    )


def tone(session: Session) -> Mark:
    """Polite and plain words, in turns of a bearable length."""
    words, rubric = wording("agent"), sheet("rubric")
    marks = []
    for turn in session.agent:
        polite = politeness(turn.text)
        rude = len(words["rude tone"].findall(turn.text)) + _shouts(turn.text)
        jargon = len(words["jargon"].findall(turn.text))
        length = len(turn.text.split())
        long = max(0.0, (length - rubric["words_a_turn"]) / rubric["words_a_turn"])
        open_slots = sum(s.unfilled for s in turn.sentences)
        harsh = sum(r.kind in ("BLAME", "COMMAND", "DENIAL", "CONTRADICT") for r in turn.remarks)
        score = polite - 0.4 * rude - 0.25 * jargon - 0.5 * long - 0.5 * open_slots - 0.35 * harsh
        marks.append((max(0.0, min(1.0, score)), turn))
    if not marks or not any(is_clause(s) for t in session.agent for s in t.sentences):
        return Mark(0.0)
    worst = min(marks, key=lambda one: one[0])
    mean = sum(score for score, _ in marks) / len(marks)
    return Mark((mean + worst[0]) / 2, worst[1].text if worst[0] < 0.8 else "", worst[1].index)


def _shouts(text: str) -> int:
    words = [
        word
        for word in re.findall(r"\b[A-Z]{3,}\b", text)
        if word not in ("GBP", "USD", "EUR", "PIN", "CVV")
    ]
    return int(len(words) >= 3)


def _charged(session: Session, dimension: str, mark: Mark) -> Mark:
    """`mark` less what the remarks of its classes cost; the first of them is then the quote."""
    costs = sheet("rubric")["costs"][dimension]
    most = sheet("rubric")["points"][dimension]
    found = session.remarked(*costs)
    if not found:
        return mark
    cost = sum(costs[one.kind] for _, one in found) / most
    turn, worst = found[0]
    sentence = next(
        (s.text for s in turn.sentences if s.start <= worst.start <= s.start + len(s.text)),
        worst.quote,
    )
    return Mark(max(0.0, mark.score - cost), sentence, turn.index, worst.kind)
