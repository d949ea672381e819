"""The panel's pages and fragments as HTML text; nothing here reads or writes anything but templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from channels.panel import cardview, words
from channels.panel.caseview import CaseView, Exchange, Recent
from firstline.casework.formats import Formats
from firstline.desk.sessions import Session

TEMPLATES = Path(__file__).parent / "templates"
_LONG_CHARACTERS, _LONG_LINES, _PREVIEW = 300, 5, 140


class Pages:
    """`formats` writes times for the agents; `addresses` maps an asset's name to where it is served."""

    def __init__(self, formats: Formats, addresses: Mapping[str, str]) -> None:
        self._formats = formats
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(asset=addresses, words=words, card_html=self.card)
        self._templates.filters.update(written=self._written, preview=preview)

    def login(self, message: str = "", agent: str = "", next_page: str = "") -> str:
        return self._page("login.html", message=message, agent=agent, next_page=next_page)

    def start(
        self,
        session: Session,
        recent: Sequence[Recent],
        *,
        message: str = "",
        wanted: str = "",
        candidates: Sequence[Mapping[str, str]] = (),
    ) -> str:
        about = {"message": message, "wanted": wanted, "candidates": candidates}
        return self._page("start.html", session=session, recent=recent, **about)

    def case(
        self,
        session: Session,
        case: CaseView,
        exchanges: Sequence[Exchange],
        hello: Mapping[str, Any] | None = None,
    ) -> str:
        """`hello`: what is broken for the customer before anything is asked, if that is to be shown."""
        return self._page("case.html", session=session, case=case, exchanges=exchanges, hello=hello)

    def journey(self, session: Session, case: CaseView, events: Sequence[Mapping[str, Any]]) -> str:
        return self._page("journey.html", session=session, case=case, events=events)

    def answer(
        self, session: Session, case: CaseView, exchange: Exchange | None, told: str = ""
    ) -> str:
        """What htmx puts into an open case: the exchange, and the header in the place of the old one.

        `told` is what came of the identity form, "" when it was not used.
        """
        return self._page("_answer.html", session=session, case=case, exchange=exchange, told=told)

    def card(
        self,
        card: Mapping[str, Any],
        *,
        is_open: bool = True,
        is_locked: bool = False,
        choices: str = "",
    ) -> Markup:
        """`choices` is HTML: the buttons that answer what the headline asks."""
        shown = cardview.view(card, self._formats)
        return Markup(
            self._page(
                "_card.html", card=shown, is_open=is_open, is_locked=is_locked, choices=choices
            )
        )

    def judged(self, case_id: str, session: Session, judge: str, is_right: bool | None) -> str:
        about = {"case_id": case_id, "session": session, "judge": judge, "is_right": is_right}
        return self._page("_judge.html", **about)

    def judgements(self, session: Session, overview: Mapping[str, Any]) -> str:
        return self._page("judgements.html", session=session, overview=overview)

    def notice(self, message: str) -> str:
        return self._page("_notice.html", message=message)

    def problem(self, message: str) -> str:
        return self._page("problem.html", message=message)

    def _page(self, template: str, **about: Any) -> str:
        return self._templates.get_template(template).render(**about)

    def _written(self, moment: str | datetime | None) -> dict[str, str] | None:
        return cardview.written(moment, self._formats)


def preview(text: str) -> str:
    """The beginning of a long text, "" when all of it is short enough to be shown."""
    if len(text) <= _LONG_CHARACTERS and text.count("\n") < _LONG_LINES:
        return ""
    return " ".join(text[:_PREVIEW].split()) + "…"
