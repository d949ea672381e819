"""Free times for a callback from records and desk together."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from firstline import database
from firstline.desk.free_times import diary
from firstline.desk.keeping import callbacks, placing
from firstline.desk.keeping.callbacks import Booking
from firstline.records import database as records_database
from firstline.records import tables
from tests.casework.records import COMPANY, snapshot
from tests.desk.conftest import NOW

NEW_YORK = ZoneInfo("America/New_York")


def ny(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


@pytest.fixture
def records(tmp_path):
    url = f"sqlite:///{tmp_path / 'records.db'}"
    records_database.upgrade(url)
    engine = database.engine(url)
    with engine.begin() as connection:
        connection.execute(tables.customers.insert().values(customer_id="CU-9"))
    yield engine
    engine.dispose()


@pytest.fixture
def known(records):
    """Puts a row into the records."""

    def put(table, **row) -> None:
        with records.begin() as connection:
            connection.execute(table.insert().values(**row))

    return put


@pytest.fixture
def offered(desk, records):
    def slots(owner="jo", most=2, hers=None, now=NOW) -> list[str]:
        with desk.connect() as here, records.connect() as there:
            found = diary.next_slots(here, there, hers or snapshot(), owner, now, most)
        return [f"{one.ours:%a %H:%M} {one.person}".strip() for one in found]

    return slots


def booked_there(known, at: str, owner="jo", number=1, status="booked") -> None:
    row = {"callback_id": f"CB-{number}", "customer_id": "CU-9", "due_at": ny(at)}
    known(tables.callbacks, **row, owner=owner, status=status)


def test_calls_booked_here_and_in_the_records_are_taken(desk, about, known, offered):
    assert offered() == ["Tue 10:30", "Tue 11:00"]
    booked_there(known, "2026-11-10 10:30")
    booked_there(known, "2026-11-10 11:30", owner="somebody else", number=2)
    booked_there(known, "2026-11-10 11:30", status="kept", number=3)
    with database.writing(desk) as connection:
        booking = Booking(ny("2026-11-10 11:00"), 30, "UTC", "+12125550101", "jo")
        callbacks.book(connection, booking, about, "jo", COMPANY, NOW)
    assert offered() == ["Tue 11:30", "Tue 12:00"]


def test_a_cancelled_call_leaves_its_time_free(desk, about, offered):
    with database.writing(desk) as connection:
        booking = Booking(ny("2026-11-10 10:30"), 30, "UTC", "+12125550101", "jo")
        callback_id = callbacks.book(connection, booking, about, "jo", COMPANY, NOW)
    assert offered(most=1) == ["Tue 11:00"]
    with desk.begin() as connection:
        placing.cancel(connection, callback_id, "jo", NOW)
    assert offered(most=1) == ["Tue 10:30"]


def test_a_call_that_has_begun_is_still_taken(known, offered):
    booked_there(known, "2026-11-10 10:00")
    now = ny("2026-11-10 10:14")
    assert offered(now=now) == ["Tue 10:30", "Tue 11:00"]


def test_a_team_is_free_while_one_of_it_is(known, offered):
    for person in ("Ann Ray", "Bo Berg"):
        known(tables.teams, team="Payments", person=person)
    booked_there(known, "2026-11-10 10:30", owner="Ann Ray")
    assert offered("payments team", most=1) == ["Tue 10:30"]
    booked_there(known, "2026-11-10 10:30", owner="Bo Berg", number=2)
    assert offered("payments team", most=1) == ["Tue 11:00"]


def test_times_that_the_records_offer_of_somebody_come_instead_of_the_grid(known, offered):
    for number, (at, person) in enumerate(
        [("10:40", "Ann Ray"), ("12:10", "Bo Berg"), ("15:50", "Ann Ray")]
    ):
        row = {"slot_id": f"SL-{number}", "kind": "callback", "starts_at": ny(f"2026-11-10 {at}")}
        known(tables.slots, **row, minutes=20, person=person)
    assert offered("Ann Ray") == ["Tue 10:40 Ann Ray", "Tue 15:50 Ann Ray"]
    assert offered("jo", most=1) == ["Tue 10:30"]


def test_a_time_reads_on_both_clocks_where_they_differ(desk, records):
    hers = snapshot()
    far = replace(hers, customer=replace(hers.customer, timezone="America/Los_Angeles"))
    with desk.connect() as here, records.connect() as there:
        (near,) = diary.next_slots(here, there, hers, "jo", NOW, 1)
        (away,) = diary.next_slots(here, there, far, "jo", NOW, 1)
    assert diary.label(near, hers).endswith(" 10, 10:30 AM EST")
    on_hers, on_ours = diary.label(away, far).split(" · ")
    assert on_hers.endswith(" 10, 8:00 AM PST")
    assert on_ours.endswith(" 10, 11:00 AM EST")


def test_an_unknown_time_zone_is_the_companys(offered):
    hers = snapshot()
    odd = replace(hers, customer=replace(hers.customer, timezone="Mars/Olympus"))
    assert offered(hers=odd, most=1) == ["Tue 10:30"]


def test_a_long_call_of_the_morning_is_seen_in_the_afternoon(desk, about, offered):
    with database.writing(desk) as connection:
        booking = Booking(ny("2026-11-10 09:00"), 240, "UTC", "+12125550101", "jo")
        callbacks.book(connection, booking, about, "jo", COMPANY, NOW - timedelta(hours=3))
    assert offered(most=1, now=ny("2026-11-10 12:00")) == ["Tue 13:00"]
