"""The kinds of turn that are timed, and the order in which they are taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
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
Take = Callable[[int], None]


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


class StarterTurns:
    def __init__(self, starter: Starter, times: Times) -> None:
        self._starter, self._times = starter, times

    @property
    def kinds(self) -> tuple[Take, ...]:
        return (self._hello_new, self._hello_same)

    def _hello_new(self, turn: int) -> None:
        self._times.take(HELLO_NEW, lambda: self._starter.hello(f"new-{turn}"))

    def _hello_same(self, turn: int) -> None:
        sender = f"same-{turn // CASE_TURNS}"
        self._times.take(HELLO_SAME, lambda: self._starter.hello(sender))


class FirstlineTurns:
    def __init__(self, agent: Agent, look_up: LookUp, times: Times, answers: Answers) -> None:
        self._agent, self._look_up, self._times, self._answers = agent, look_up, times, answers
        self._case = ""

    @property
    def kinds(self) -> tuple[Take, ...]:
        return (self._new_case, self._mail, self._same_case, self._greeting, self._in_process)

    def _new_case(self, turn: int) -> None:
        question, opened = short(turn), Times()
        case = opened.take(OPEN_AND_ASK, lambda: self._agent.open(question.customer))
        self._ask(case, question, QUESTION_NEW)
        both = opened.taken[OPEN_AND_ASK][0] + self._times.taken[QUESTION_NEW][-1]
        self._times.taken[OPEN_AND_ASK].append(both)

    def _mail(self, turn: int) -> None:
        question = mail(turn)
        self._ask(self._agent.open(question.customer), question, MAIL_NEW)

    def _same_case(self, turn: int) -> None:
        question = short_in_one_case(turn, CASE_TURNS, first=40)
        if turn % CASE_TURNS == 0 or not self._case:
            self._case = self._agent.open(question.customer)
        self._ask(self._case, question, QUESTION_SAME)

    def _greeting(self, turn: int) -> None:
        case = self._agent.open()
        self._times.take(GREETING, lambda: self._agent.say(case, HELLO))

    def _in_process(self, turn: int) -> None:
        question = short(turn, first=80)
        finding = self._times.take(LOOK_UP, lambda: self._look_up(question))
        self._answers.check(LOOK_UP, question, finding)

    def _ask(self, case: str, question: Question, kind: str) -> None:
        finding = self._times.take(kind, lambda: self._agent.say(case, question.text))
        self._answers.check(kind, question, finding)


def interleave(kinds: Sequence[Take], turns: range, block: int) -> None:
    """`block` turns of each kind in a row, round and round until each kind has had all `turns`.

    So all kinds meet the same machine, and no server finds its caches emptied by the other before
    every single turn.
    """
    for first in range(0, len(turns), block):
        for take in kinds:
            for turn in turns[first : first + block]:
                take(turn)
