"""The panel's pages and fragments as HTML text; nothing here reads or writes anything but templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from channels import practising, promising, words
from channels.caseview import CaseView
from channels.exchanges import Exchange
from channels.panel import cardview, practice_drawing, stepview
from channels.panel.freshness import News
from channels.panel.stepview import Acting
from channels.recent import Recent
from channels.waiting import Waiting
from firstline import clock
from firstline.casework.formats import Formats
from firstline.desk.sessions import Session
from firstline.training.sessions import tries

TEMPLATES = Path(__file__).parent / "templates"
_LONG_CHARACTERS, _LONG_LINES, _PREVIEW = 300, 5, 140


class Pages:
    """`formats` writes times for the agents; `addresses` maps an asset's name to where it is served."""

    def __init__(
        self, formats: Formats, addresses: Mapping[str, str], has_slack: bool = False
    ) -> None:
        self._formats = formats
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(asset=addresses, words=words, card_html=self.card)
        self._templates.globals.update(Acting=Acting, steps_of=stepview.of_card)
        self._templates.globals.update(ways=promising.ways, now=clock.now, has_slack=has_slack)
        self._templates.globals.update(practice_words=practising.words)
        self._templates.globals.update(share_bar=practice_drawing.bar, values_of=tries.of_dimension)
        self._templates.globals.update(dimension_plot=practice_drawing.dimension)
        self._templates.globals.update(totals_plot=partial(practice_drawing.totals, formats))
        self._templates.filters.update(written=self._written, preview=preview)

    def login(self, message: str = "", agent: str = "", next_page: str = "") -> str:
        return self.render("login.html", message=message, agent=agent, next_page=next_page)

    def start(
        self,
        session: Session,
        recent: Sequence[Recent],
        *,
        message: str = "",
        wanted: str = "",
        candidates: Sequence[Mapping[str, str]] = (),
        desk: Waiting | None = None,
    ) -> str:
        """`desk`: what waits for the agent there."""
        about = {"message": message, "wanted": wanted, "candidates": candidates}
        about |= vars(desk or Waiting())
        return self.render("start.html", session=session, recent=recent, **about)

    def case(
        self,
        session: Session,
        case: CaseView,
        exchanges: Sequence[Exchange],
        hello: Mapping[str, Any] | None = None,
        waiting: int = 0,
    ) -> str:
        """`hello`: what is broken for the customer before anything is asked, if that is to be shown;
        `waiting`: how many requests wait for the agent's consent."""
        about = {"exchanges": exchanges, "hello": hello, "waiting": waiting}
        return self.render("case.html", session=session, case=case, **about)

    def journey(
        self,
        session: Session,
        case: CaseView,
        events: Sequence[Mapping[str, Any]],
        waiting: int = 0,
    ) -> str:
        about = {"events": events, "waiting": waiting}
        return self.render("journey.html", session=session, case=case, **about)

    def answer(
        self, session: Session, case: CaseView, news: News, told: str = "", factor: str = ""
    ) -> str:
        """What htmx puts into an open case: what is new in it, and what has changed beside that.

        `told` is what came of the identity form, "" when it was not used; `factor`: what was checked.
        """
        about = {"session": session, "case": case, "news": news, "told": told, "factor": factor}
        return self.render("_answer.html", **about)

    def card(
        self,
        card: Mapping[str, Any],
        *,
        is_open: bool = True,
        is_locked: bool = False,
        choices: str = "",
        acting: Acting | None = None,
    ) -> Markup:
        """`choices` is HTML: the buttons that answer what the headline asks; `acting` is where its
        steps can be taken, None when the card is only read."""
        about = {"is_open": is_open, "is_locked": is_locked, "choices": choices, "acting": acting}
        shown = cardview.view(card, self._formats, acting)
        return Markup(self.render("_card.html", card=shown, **about))

    def judged(self, case_id: str, session: Session, judge: str, is_right: bool | None) -> str:
        about = {"case_id": case_id, "session": session, "judge": judge, "is_right": is_right}
        return self.render("_judge.html", **about)

    def judgements(self, session: Session, overview: Mapping[str, Any], waiting: int = 0) -> str:
        about = {"overview": overview, "waiting": waiting}
        return self.render("judgements.html", session=session, **about)

    def notice(self, message: str) -> str:
        return self.render("_notice.html", message=message)

    def problem(self, message: str) -> str:
        return self.render("problem.html", message=message)

    def render(self, template: str, **about: Any) -> str:
        return self._templates.get_template(template).render(**about)

    def _written(self, moment: str | datetime | None) -> dict[str, str] | None:
        return cardview.written(moment, self._formats)


def preview(text: str) -> str:
    """The beginning of a long text, "" when all of it is short enough to be shown."""
    if len(text) <= _LONG_CHARACTERS and text.count("\n") < _LONG_LINES:
        return ""
    return " ".join(text[:_PREVIEW].split()) + "…"
