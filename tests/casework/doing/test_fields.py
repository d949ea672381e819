"""What was typed into a step's fields is checked, and refused under the field's name."""

from __future__ import annotations

import pytest

from firstline.casework.doing.fields import BadField, checked
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW


@pytest.mark.parametrize("typed", ["2025-11-10", "2026-11-10", " 2026-05-12 "])
def test_a_day_of_the_last_twelve_months_is_taken(typed):
    assert checked("received", "day", typed, COMPANY, NOW, ()) == typed.strip()


@pytest.mark.parametrize("typed", ["2020-03-01", "2025-11-09", "2026-11-11"])
def test_a_day_before_or_to_come_is_refused_with_the_days_that_can_be(typed):
    with pytest.raises(BadField, match="Name a day from 2025-11-10 to 2026-11-10") as refused:
        checked("received", "day", typed, COMPANY, NOW, ())
    assert refused.value.field == "received"
