"""A proposed scenario that is no good is thrown away, and its case minted anew."""

from __future__ import annotations

from random import Random

import pytest
from sqlalchemy import select

from firstline.desk.tables import trail
from firstline.training import minting
from firstline.training.minting import CannotMint
from firstline.training.minting.shelf import Shelf
from tests.channels.site import NOW, demo_place, place
from tests.training.minting.closed import at_home, closed

__all__ = ["demo_place", "place"]


@pytest.fixture
def here(place, tmp_path):
    return at_home(place, tmp_path)


def test_a_dropped_scenario_is_gone_and_its_case_minted_anew(here) -> None:
    shelf = Shelf(here.settings.home)
    case_id = closed(here, "CU-1001", "explain_number", "an account ending in 7776?")
    bad = minting.mint(here, case_id, "ellen", NOW, Random(7))

    minting.drop(here, bad.scenario, "priya", NOW)
    assert not shelf.file(bad).exists() and shelf.all() == ()
    good = minting.mint(here, case_id, "ellen", NOW, Random(8))

    assert shelf.all() == (good,)
    with here.desk.connect() as desk:
        noted = desk.execute(select(trail.c.action).where(trail.c.subject == bad.scenario))
        assert [*noted.scalars()] == ["minted_scenario", "dropped_scenario"]
    minting.accept(here, good.scenario, "priya", NOW)
    with pytest.raises(CannotMint, match="accepted already"):
        minting.drop(here, good.scenario, "priya", NOW)


def test_what_nobody_minted_cannot_be_dropped(here) -> None:
    with pytest.raises(CannotMint, match="no minted scenario number_zzzzz"):
        minting.drop(here, "number_zzzzz", "priya", NOW)
