"""Looking at cases without a word in them: the trail is told who did."""

from __future__ import annotations

from firstline import clock, database
from firstline.desk import cases
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.reading import Reader, read
from firstline.workplace import Workplace


def tell(place: Workplace, agent: str, *case_ids: str) -> None:
    """One entry for each case that there is; before what was read is shown."""
    now = clock.now()
    with database.writing(place.desk) as desk:
        found = [cases.get(desk, case_id) for case_id in dict.fromkeys(case_ids)]
        seen = [
            read(Reader(agent, case.case_id), verbs.READ_CASE, case.customer_id, now)
            for case in found
            if case
        ]
        entries.write(desk, *seen)
