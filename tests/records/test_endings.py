"""Every ending of an own identifier is found, and never another customer's."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firstline.records import database, endings, importing
from firstline.records.identifiers import compact
from tests.records.folders import Folder

_MARKS = st.sampled_from(["", "-", " ", "/", "."])
_PARTS = st.lists(st.text("0123456789ABxyzÄß", min_size=1, max_size=6), min_size=1, max_size=4)
_NUMBERS = st.tuples(_PARTS, _MARKS).map(lambda drawn: drawn[1].join(drawn[0]))


# Nothing is ever deleted, so each example has customers and orders of its own.
_examples = count()


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(hers=st.lists(_NUMBERS, min_size=1, max_size=4), others=st.lists(_NUMBERS, max_size=4))
def test_every_ending_of_her_own_identifiers_and_no_other_ones(records_url, hers, others):
    example = next(_examples)
    her, other = f"H{example}", f"X{example}"
    rows = [
        {"order_id": f"O{example}-{place}", "customer_id": owner, "order_number": number}
        for place, (owner, number) in enumerate(
            [(her, number) for number in hers] + [(other, number) for number in others]
        )
    ]
    _bring_in(records_url, (her, other), rows)
    engine = database.engine(records_url)
    with engine.connect() as connection:
        for ending in _endings(hers + others):
            found = endings.ending_in(connection, her, [ending])
            assert {one.customer_id for one in found} <= {her}
            assert {one.record for one in found if one.kind == "order_number"} == {
                f"orders/{row['order_id']}"
                for row in rows
                if row["customer_id"] == her and compact(row["order_number"]).endswith(ending)
            }
    engine.dispose()


def _bring_in(url: str, customers: tuple[str, ...], orders: list[dict]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Folder(Path(name, "import")).customers(*customers).write("orders", *orders)
        importing.run(folder.path, url, region="US")


def _endings(numbers: list[str]) -> list[str]:
    forms = [compact(number) for number in numbers]
    return sorted({form[-length:] for form in forms for length in range(3, len(form) + 1)})
