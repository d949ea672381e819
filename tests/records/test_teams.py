from __future__ import annotations

import pytest

from firstline.records import teams

COLUMNS = ("team", "person", "role", "works_on", "email", "direct_line")
PEOPLE = (
    ("Payments", "Ann Ray", "agent", "number;debit", "ann.ray@shop.example", "+12125550101"),
    ("Payments", "Zoe Fox", "team lead", "debit, call", "zoe@shop.example", "+12125550102"),
    ("Payments", "Bo Berg", "agent", "", "", ""),
    ("Field service", "Cy Dunn", "lead", "appointment", "field@shop.example", "+12125550103"),
    ("Field service", "Di Eder", "manager", "appointment", "field@shop.example", "+12125550104"),
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


@pytest.mark.parametrize(
    ("person", "line"),
    [
        ("Ann Ray", "+12125550101"),
        ("ann.ray", "+12125550101"),
        ("ZOE@shop.example", "+12125550102"),
        ("Bo Berg", ""),
        ("field", ""),
        ("nobody", ""),
        ("", ""),
    ],
)
def test_a_direct_line_is_told_of_the_one_who_is_meant(staffed, person, line):
    assert teams.direct_lines(staffed, person, "") == (line, "")
