"""What the records show is looked for once, whoever asks."""

from __future__ import annotations

from types import SimpleNamespace

from firstline.casework.meant.asked import SILENCE
from tests.casework.meant.asked import asked


def test_what_the_records_show_is_looked_for_once():
    looked = []

    def find(snapshot, said, now):
        looked.append(said)
        return (SimpleNamespace(code="PARCEL_LATE"),)

    one = asked("where is it")
    assert one.shows(find, "PARCEL_LOST", "PARCEL_LATE") and not one.shows(find, "PARCEL_LOST")
    assert looked == [SILENCE]
    assert asked("hm").shows(find, "PARCEL_LATE") and len(looked) == 2
