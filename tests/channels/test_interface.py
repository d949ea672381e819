"""The README names every call of the JSON interface, and none that is not there."""

from __future__ import annotations

import itertools
import re

from sanic import Sanic

from channels.panel.channel import PanelInput
from firstline.settings import PROJECT
from tests.channels.site import demo_place, place

__all__ = ["demo_place", "place"]

_PARTS = {"case_id": "CASE", "decision_id": "DECISION", "promise_id": "PROMISE"}
_CALL = re.compile(r"`(GET|POST) (/panel/api/[^`?]*)")
_numbers = itertools.count()


def test_every_call_stands_in_the_readme_and_no_other_one(place):
    app = Sanic(f"interface_{next(_numbers)}", configure_logging=False)
    app.blueprint(PanelInput().blueprint(None), url_prefix="/panel")
    there = {
        (method, re.sub(r"<(\w+):str>", lambda part: _PARTS[part[1]], f"/{route.path}"))
        for route in app.router.routes
        for method in route.methods - {"OPTIONS", "HEAD"}
        if route.path.startswith("panel/api/")
    }
    told = set(_CALL.findall((PROJECT / "README.md").read_text(encoding="utf-8")))
    assert told == there
