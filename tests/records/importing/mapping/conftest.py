from __future__ import annotations

from pathlib import Path

import pytest

from firstline.records.importing.mapping.model import Map
from tests.records.importing.mapping.maps import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


@pytest.fixture(scope="session")
def any_map(tmp_path_factory) -> Map:
    """One that takes every sort of step."""
    return Shop(tmp_path_factory.mktemp("any")).columns(
        "orders",
        """{order_id: {text: "{a}-{#}"}, customer_id: {first of: [b, a]},
            total: {column: c, money: "1,049.99"},
            status: {column: b, words: {a: b, "*": c, "": d}}}""",
        group_by="a",
        repeats="first",
    )
