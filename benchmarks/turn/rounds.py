"""The interleaved turns: each round takes one of every kind, so that all meet the same machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.turn.panel import Agent
from benchmarks.turn.questions import HELLO, Question, mail, short, short_in_one_case
from benchmarks.turn.series import Times
from benchmarks.turn.starter import Starter

# Turns of one conversation before the next begins, for the kinds that stay in one.
CASE_TURNS = 10

HELLO_NEW = "starter: hello, new sender"
HELLO_SAME = "starter: hello, same sender"
QUESTION_NEW = "question in a new case"
OPEN_AND_ASK = "new case opened and asked"
QUESTION_SAME = "question in the same case"
MAIL_NEW = "pasted e-mail in a new case"
GREETING = "hello to Firstline"
LOOK_UP = "look-up in process, no Rasa"

LookUp = Callable[[Question], "str | None"]


@dataclass
class Answers:
    """How many cards showed the finding that the records hold."""

    right: Counter = field(default_factory=Counter)
    wrong: Counter = field(default_factory=Counter)

    def forget(self) -> None:
        """Drop what was counted to warm up."""
        self.right.clear()
        self.wrong.clear()

    def check(self, kind: str, question: Question, finding: str | None) -> None:
        if finding == question.finding:
            self.right[kind] += 1
        else:
            self.wrong[f"{kind}: {question.finding} answered as {finding}"] += 1


class StarterRounds:
    def __init__(self, starter: Starter, times: Times) -> None:
        self._starter, self._times = starter, times

    def run(self, turn: int) -> None:
        self._times.take(HELLO_NEW, lambda: self._starter.hello(f"new-{turn}"))
        same = f"same-{turn // CASE_TURNS}"
        self._times.take(HELLO_SAME, lambda: self._starter.hello(same))


class FirstlineRounds:
    def __init__(self, agent: Agent, look_up: LookUp, times: Times, answers: Answers) -> None:
        self._agent, self._look_up, self._times, self._answers = agent, look_up, times, answers
        self._case = ""

    def run(self, turn: int) -> None:
        opening = self._new_case(short(turn), QUESTION_NEW)
        self._times.taken[OPEN_AND_ASK].append(opening + self._times.taken[QUESTION_NEW][-1])
        self._new_case(mail(turn), MAIL_NEW)
        self._same_case(turn)
        case = self._agent.open()
        self._times.take(GREETING, lambda: self._agent.say(case, HELLO))
        question = short(turn, first=80)
        finding = self._times.take(LOOK_UP, lambda: self._look_up(question))
        self._answers.check(LOOK_UP, question, finding)

    def _new_case(self, question: Question, kind: str) -> float:
        """Milliseconds that the opening of the case took."""
        opened = Times()
        case = opened.take(kind, lambda: self._agent.open(question.customer))
        self._ask(case, question, kind)
        return opened.taken[kind][0]

    def _same_case(self, turn: int) -> None:
        question = short_in_one_case(turn, CASE_TURNS, first=40)
        if turn % CASE_TURNS == 0:
            self._case = self._agent.open(question.customer)
        self._ask(self._case, question, QUESTION_SAME)

    def _ask(self, case: str, question: Question, kind: str) -> None:
        finding = self._times.take(kind, lambda: self._agent.say(case, question.text))
        self._answers.check(kind, question, finding)
