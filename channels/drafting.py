"""A step on its way: what still has to be given, then what exactly will happen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from channels import caseview, doing, words
from channels.errors import ApiError
from firstline.casework.doing.fields import turns_over
from firstline.casework.doing.model import Doing, Field
from firstline.casework.playbook.kinds import CHOICE, kinds
from firstline.desk.doing.drafts import Draft
from firstline.desk.doing.wanted import Wanted
from firstline.workplace import Workplace

GIVEN, CHANGE = "given", "change"


@dataclass(frozen=True)
class Given:
    """A field as the form shows it: what stands in it, and what is wrong with that."""

    field: Field
    label: str
    value: str
    wrong: str = ""


@dataclass(frozen=True)
class Drafted:
    """What a step will do. With `fields` there is nothing to confirm yet; `said` is what the agent
    wrote, as it will be kept. `customer` is whom it is for, by name; times are those of `clock`, the
    company's time zone."""

    wanted: Wanted
    doing: Doing
    draft: str = ""
    key: str = ""
    fields: tuple[Given, ...] = ()
    said: str = ""
    case_id: str = ""
    customer: str = ""
    clock: str = ""


def draw_up(place: Workplace, case_id: str, agent: str, wanted: Wanted, sent: str = "") -> Drafted:
    """`sent`: GIVEN when the fields were filled in, CHANGE when they are wanted again although all
    is given. Raises ApiError."""
    drawn = _drawn(place, case_id, agent, wanted, sent)
    customer_id = caseview.find(place, case_id).customer_id or ""
    customer = caseview.named(place, {customer_id} - {""}).get(customer_id, "")
    about = {"case_id": case_id, "customer": customer, "clock": place.company.timezone.key}
    return replace(drawn, **about)


def _drawn(place: Workplace, case_id: str, agent: str, wanted: Wanted, sent: str) -> Drafted:
    wrong: dict[str, str] = {}
    for _ in range(len(wanted.fields) + 1):
        try:
            draft = doing.draw_up(place, case_id, agent, _without(wanted, wrong))
        except ApiError as refused:
            if refused.code != "bad_field" or refused.more["field"] in wrong:
                raise
            wrong[refused.more["field"]] = refused.message
            continue
        break
    if draft.draft_id and sent != CHANGE:
        return _ready(wanted, draft)
    asks = _asks(place, case_id, agent, _without(wanted, wrong), draft)
    if sent == GIVEN:
        blank = [one.name for one in asks if not wanted.fields.get(one.name, one.given).strip()]
        wrong = {**dict.fromkeys(blank, words.MISSING), **wrong}
    given = tuple(
        Given(
            one,
            doing.label(draft.doing.kind, one.name),
            _standing(one, wanted),
            wrong.get(one.name, ""),
        )
        for one in asks
    )
    return Drafted(wanted, draft.doing, fields=given)


def _standing(field: Field, wanted: Wanted) -> str:
    """What stands in it; nothing where only other times were asked for."""
    typed = wanted.fields.get(field.name, field.given)
    return "" if turns_over(typed) else typed


def _without(wanted: Wanted, wrong: Mapping[str, str]) -> Wanted:
    kept = {name: typed for name, typed in wanted.fields.items() if name not in wrong}
    return replace(wanted, fields=kept)


def _ready(wanted: Wanted, draft: Draft) -> Drafted:
    asked = kinds()[draft.doing.kind].asks
    said = [text for name, text in draft.doing.given.items() if asked.get(name) == "text"]
    return Drafted(wanted, draft.doing, draft.draft_id, draft.key, said="\n".join(said))


def _asks(
    place: Workplace, case_id: str, agent: str, wanted: Wanted, draft: Draft
) -> tuple[Field, ...]:
    """Every field of the step, also those that were given: first its choice, then what that asks."""
    chosen = {CHOICE: draft.doing.given[CHOICE]} if CHOICE in draft.doing.given else {}
    asks: dict[str, Field] = {}
    turned = {name: typed for name, typed in wanted.fields.items() if turns_over(typed)}
    for fields in (turned, {**chosen, **turned}):
        drawn = doing.draw_up(place, case_id, agent, replace(wanted, fields=fields))
        asks |= {one.name: one for one in drawn.doing.asks}
    return tuple(asks.values())
