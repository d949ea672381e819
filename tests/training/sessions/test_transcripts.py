"""Whole sessions as data: the played customer, the assistant on made-up records, the score."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from firstline.desk import messages
from firstline.desk.asked import Asked
from firstline.desk.doing import confirming, drafts
from firstline.desk.doing.wanted import Wanted
from firstline.desk.turn import take_turn
from firstline.training import sessions
from firstline.training.sessions import Practice, Stage, sandbox
from firstline.workplace import Workplace
from tests.training.sessions.conftest import later

FOLDER = Path(__file__).parent / "transcripts"
BETWEEN_S = 20


def read(file: Path) -> dict[str, Any]:
    return YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))


@dataclass
class Trainee:
    """Takes one step after the other, each twenty seconds after the last."""

    place: Workplace
    stage: Stage
    practice: Practice
    card: str = ""

    def __post_init__(self) -> None:
        self.seconds = itertools.count(BETWEEN_S, BETWEEN_S)

    def take(self, step: dict[str, Any]) -> None:
        now = later(seconds=next(self.seconds))
        if "says" in step or "rings" in step:
            self._speak(step, now)
        elif "asks" in step:
            self._ask(step, now)
        else:
            self._do(step["does"], now)

    def _speak(self, step, now):
        about = self.place, self.stage, self.practice.practice_id, "demo"
        at = len(self.practice.lines)
        if "rings" in step:
            self.practice = sessions.ring_back(*about, at, now)
        else:
            self.practice = sessions.say(*about, step["says"], at, now)
        last = self.practice.lines[-1]
        assert (last.kind == "hung_up") == step.get("hangs_up", False), last
        assert all(words in last.text for words in step.get("hears", [])), last

    def _ask(self, step, now):
        with sandbox.opened(self.place, self.practice.practice_id) as there:
            case = sandbox.newest_case(there)
            with there.desk.begin() as desk:
                kept = messages.add_message(desk, case.case_id, step["asks"], now)
            asked = Asked(case.case_id, "demo", "debited_twice", message_id=kept)
            reply = take_turn(there, asked, now)
            with there.desk.begin() as desk:
                replies = [{"text": reply.text, "card": reply.card, "buttons": []}]
                self.card = f"{messages.add_replies(desk, case.case_id, replies, now)}-0"
            self.shown = reply.card
            self._noted(there, now)
        if "finds" in step:
            assert reply.card["finding"] == step["finds"]

    def _do(self, label, now):
        step = next(one["id"] for one in self.shown["do"] if one["label"].startswith(label))
        with sandbox.opened(self.place, self.practice.practice_id) as there:
            case_id = sandbox.newest_case(there).case_id
            draft = drafts.draw_up(there, case_id, Wanted(step, self.card, {}), "demo", now)
            about = there, case_id, draft.draft_id, draft.key, "demo", now
            assert confirming.confirm(*about).state == "done"
            self._noted(there, now)

    def _noted(self, there, now):
        self.practice = sessions.note_deeds(self.place, there, self.practice, now)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yml")), ids=lambda file: file.stem)
def test_a_whole_session_ends_as_it_should(place, file):
    told = read(file)
    stage = sessions.stage(place.settings.home)
    begun = sessions.begin(place, stage, "demo", told["scenario"], later(), seed=told["seed"])
    trainee = Trainee(place, stage, begun)
    for step in told["steps"]:
        trainee.take(step)

    ended = later(seconds=next(trainee.seconds) - BETWEEN_S)
    done = sessions.finish(place, begun.practice_id, "demo", ended)

    assert done.score["band"] == told["ends"]["band"], done.score
    assert {event.kind for event in done.events} == set(told["ends"]["events"])
    assert done.score["seconds"] == told["ends"]["seconds"]
