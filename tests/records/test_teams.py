from __future__ import annotations

import pytest

from firstline.records import teams

COLUMNS = ("team", "person", "role", "works_on")
PEOPLE = (
    ("Payments", "Ann Ray", "agent", "number;debit"),
    ("Payments", "Zoe Fox", "team lead", "debit, call"),
    ("Payments", "Bo Berg", "agent", ""),
    ("Field service", "Cy Dunn", "lead", "appointment"),
    ("Field service", "Di Eder", "manager", "appointment"),
)


@pytest.fixture
def staffed(folder, bring_in, connection):
    folder.write("teams", *(dict(zip(COLUMNS, each, strict=True)) for each in PEOPLE))
    bring_in()
    return connection


@pytest.mark.parametrize(
    ("team", "family", "person"),
    [
        ("payments team", "number", "Ann Ray"),
        ("the Payments team", "debit", "Zoe Fox"),
        ("payments team", "appointment", ""),
        ("FIELD SERVICE", "appointment", "Cy Dunn"),
        ("field service manager", "appointment", "Di Eder"),
        ("payments agent", "debit", "Ann Ray"),
        ("privacy team", "number", ""),
        ("", "number", ""),
    ],
)
def test_the_named_role_and_else_the_lead_owns_it_before_others(staffed, team, family, person):
    assert teams.owner(staffed, team, family) == person


def test_nobody_owns_what_no_team_was_imported_for(connection):
    assert teams.owner(connection, "payments team", "number") == ""


@pytest.mark.parametrize(
    ("team", "people"),
    [
        ("payments team", ("Ann Ray", "Bo Berg", "Zoe Fox")),
        ("field service lead", ("Cy Dunn", "Di Eder")),
        ("privacy team", ()),
    ],
)
def test_a_team_is_everybody_in_it(staffed, team, people):
    assert teams.people(staffed, team) == people
