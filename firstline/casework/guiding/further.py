"""A second thing of one kind that she tells of in words of its own: lost pay and a visit that nobody
came to, a call that was cut off and a page that failed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from firstline.casework.finding import Finding
from firstline.casework.findings.appointment import FAILED
from firstline.casework.findings.call.topic import topic
from firstline.casework.guiding.leads import Found
from firstline.casework.patterns import FOLDER, read_patterns
from firstline.casework.said import Said
from firstline.casework.said.claim import LOST_PAY, WAS_VISITED
from firstline.casework.said.pieces import pieces
from firstline.casework.topics import put_aside

CALLS, VISITS = "call", "appointment"
CALL = "call_dropped"
LOST = "EARNINGS"
_FAILS = "visit failed"


def further(found: Found, leads: Sequence[Finding], said: Said) -> tuple[Finding, ...]:
    """Beside `leads`, which have one of a kind each; `said`: the newest message."""
    told = {one.code for one in leads}
    more = [*_of_calls(found, told, said), *_of_visits(found, told, said)]
    return tuple(one for one in more if one is not None)


def _of_calls(found: Found, told: set[str], said: Said) -> Iterator[Finding | None]:
    """Each of the things around a call, where one of them leads."""
    heard = (one for one in pieces(said) if CALL not in put_aside(one.text))
    spoken = dict.fromkeys(filter(None, map(topic, heard)))
    if any({*codes} & told for codes in spoken):
        for codes in spoken:
            if not {*codes} & told:
                yield _first(found[CALLS], codes)


def _of_visits(found: Found, told: set[str], said: Said) -> Iterator[Finding | None]:
    """What failed, where her pay leads."""
    if LOST in told and not told & {*FAILED}:
        apart = (one for one in pieces(said) if not one.claimed(LOST_PAY))
        if any(map(_tells_of_a_failure, apart)):
            yield _first(found[VISITS], FAILED)


def _tells_of_a_failure(piece: Said) -> bool:
    denied = (one for one in piece.claims if one.kind == WAS_VISITED and one.denied)
    plain = any(not (one.hedged or one.reported) for one in denied)
    return plain or bool(_patterns()[_FAILS].search(piece.text))


def _first(found: Sequence[Finding], codes: Sequence[str]) -> Finding | None:
    return next((one for one in found if one.code in codes), None)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "visit.txt", _FAILS)
