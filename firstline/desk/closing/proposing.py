"""The summary that is proposed when a case is wrapped up, written from its facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from firstline.casework.playbook.shelf import Books
from firstline.company import Company
from firstline.desk import cases, messages
from firstline.desk.cases import Case
from firstline.desk.closing.details import summed_up
from firstline.desk.closing.words import leave_open, nothing, section
from firstline.desk.doing import decisions, refusals
from firstline.desk.doing.decisions import DONE, WAITING, Decision
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.keeping import unfinished
from firstline.desk.keeping.promises import Promise
from firstline.workplace import Workplace

PARTS = ("reason", "resolution", "open", "defect")
_DEFECT, _HANDED = "ticket", "escalate"


@dataclass(frozen=True)
class WrapUp:
    """What is proposed; `parts` are lines by name. `version` is the case's as it was read."""

    version: int
    outcome: str
    parts: Mapping[str, tuple[str, ...]]
    text: str


def propose(place: Workplace, case_id: str) -> WrapUp:
    """Raises CannotDo."""
    with place.desk.connect() as desk:
        case = still_open(cases.get(desk, case_id))
        made = decisions.of_case(desk, case_id)
        still = unfinished.open_of_case(desk, case_id)
        headlines = _headlines(desk, case)
    if any(one.state == WAITING for one in made):
        raise CannotDo(refusals.STILL_WAITING)
    parts = _parts(headlines, made[::-1], still, place.company)
    explained = _is_explained(case, place.shelf.books())
    return WrapUp(case.version, _outcome(case, made, still, explained), parts, _text(parts))


def still_open(case: Case | None) -> Case:
    """Raises CannotDo when it is not there or closed."""
    if case is None:
        raise CannotDo(refusals.NO_CASE)
    if case.is_closed:
        raise CannotDo(refusals.CLOSED)
    return case


def _headlines(desk: Connection, case: Case) -> list[str]:
    """What was found, each finding once, in the words of its newest card."""
    found: dict[tuple[str, str], str] = {}
    for message in messages.newest(desk, case.case_id):
        for card in (reply["card"] for reply in message.replies if reply.get("card")):
            found.setdefault((card["family"], card["finding"]), card["headline"])
    return [headline for headline in found.values() if headline]


def _parts(
    headlines: list[str],
    made: tuple[Decision, ...],
    still: tuple[Promise, ...],
    company: Company,
) -> dict[str, tuple[str, ...]]:
    done = [one for one in made if one.state == DONE]
    return {
        "reason": tuple(headlines),
        "resolution": tuple(_numbered(one, company) for one in done if one.doing.kind != _DEFECT),
        "open": tuple(f"{one.what} ({one.owner}, {one.promise_id})" for one in still if one.what),
        "defect": tuple(_numbered(one, company) for one in done if one.doing.kind == _DEFECT),
    }


def _numbered(one: Decision, company: Company) -> str:
    return f"{summed_up(one.doing, company)} ({one.decision_id})"


def _text(parts: Mapping[str, tuple[str, ...]]) -> str:
    titles = section("parts")
    written = (f"{titles[name]}: " + "; ".join(parts[name]) for name in PARTS if parts[name])
    return "\n".join(written) or nothing()


def _is_explained(case: Case, books: Books) -> bool:
    """Whether something was found, and to tell it was all there was to do."""
    found = [books.by_family[one["family"]].findings[one["finding"]] for one in case.findings]
    return bool(found) and all(one.explains for one in found)


def _outcome(
    case: Case, made: tuple[Decision, ...], still: tuple[Promise, ...], is_explained: bool
) -> str:
    if any(one.doing.kind == _HANDED and one.state == DONE for one in made):
        return "handed_over"
    if still:
        return "promised"
    if any(one.state == DONE and one.doing.kind not in leave_open() for one in made):
        return "solved"
    if is_explained:
        return "solved"
    found_nothing = all(one["finding"] == "NONE" for one in case.findings)
    return "no_issue" if found_nothing else "unsolved"
