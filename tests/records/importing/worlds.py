"""Small companies with good rows and bad ones, for properties of whole imports."""

from __future__ import annotations

import shutil
from pathlib import Path

from hypothesis import strategies as st

_PEOPLE = st.sampled_from(["C0", "C1", "C2", "C3", ""])
_DAYS = st.sampled_from(["2020-01-01", "2020-01-01", "", "never"])
_SUMS = st.sampled_from(["1.50", "20", "", "much"])


def _rows(**columns):
    return st.lists(st.fixed_dictionaries(columns), max_size=6)


# Table -> rows; keys come twice, cells are wrong and references lead nowhere, in chains too.
WORLDS = st.fixed_dictionaries(
    {
        "customers": _rows(
            customer_id=_PEOPLE, since=_DAYS, phone=st.sampled_from(["", "212 555"])
        ),
        "orders": _rows(
            order_id=st.sampled_from(["O0", "O1", "O2", "O3"]), customer_id=_PEOPLE, total=_SUMS
        ),
        "shipments": _rows(
            shipment_id=st.sampled_from(["S0", "S1", "S2"]),
            order_id=st.sampled_from(["O0", "O1", "O9"]),
            charge_id=st.sampled_from(["", "H0", "H1", "H9"]),
        ),
        "charges": _rows(
            charge_id=st.sampled_from(["H0", "H1", "H2", "H3"]),
            customer_id=_PEOPLE,
            order_id=st.sampled_from(["", "O0", "O1", "O9"]),
            amount=_SUMS,
            refunds_charge_id=st.sampled_from(["", "H0", "H1", "H2"]),
        ),
        "contacts": _rows(
            customer_id=_PEOPLE,
            kind=st.sampled_from(["email", "fax"]),
            value=st.just("a@x.example"),
        ),
    }
)


def fresh(empty_sqlite: Path, folder: Path) -> str:
    """The URL of an empty records database in this folder."""
    shutil.copy(empty_sqlite, folder / "records.db")
    return f"sqlite:///{folder / 'records.db'}"
