"""No look-up reads a whole table, however many customers there are."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest
from sqlalchemy.engine import Connection

from benchmarks.company.writing import write
from firstline.records import database, diary, importing, search, snapshot, teams
from tests import postgresql
from tests.records.growing import COMPANY_WIDE, grow
from tests.records.plans import most_rows, scanned, statements, steps

HER = "CU-1001"
# No customer of the made-up company has more of anything.
MOST_ROWS = 250
# In which the made-up company has no callbacks.
LATER = (datetime(2030, 1, 1, tzinfo=timezone.utc), datetime(2030, 1, 8, tzinfo=timezone.utc))

LOOK_UPS = {
    "snapshot": lambda company: lambda c: snapshot.load(c, HER, company, ["7776", "0199"]),
    "service": lambda company: lambda c: snapshot.load(c, "CU-1025", company),
    "customer": lambda company: lambda c: search.find(c, HER, company),
    "email": lambda company: lambda c: search.find(c, "Maria.Lopez@example.com", company),
    "second email": lambda company: lambda c: search.find(c, "grace.kim@studio.example", company),
    "phone": lambda company: lambda c: search.find(c, "(212) 555-0101", company),
    "order": lambda company: lambda c: search.find(c, "10447776", company),
    "order id": lambda company: lambda c: search.find(c, "MP-5107", company),
    "tracking": lambda company: lambda c: search.find(c, "FC 8831 7413", company),
    "reference": lambda company: lambda c: search.find(c, "TI-5520981", company),
    "short id": lambda company: lambda c: search.find(c, "7776", company, exact_ids=True),
    "nobody": lambda company: lambda c: search.find(c, "99999999", company),
    "name": lambda company: lambda c: search.find(c, "Lopez, Maria", company),
    "begun name": lambda company: lambda c: search.find(c, "Jean-Luc St", company),
    "several": lambda company: lambda c: search.find_many(c, [HER, "1Z 9", "a@b.c"], company),
    "names": lambda company: lambda c: search.names_in(c, "this is Maria Lopez speaking"),
    "names of": lambda company: lambda c: search.names_of(c, [HER, "CU-1002", "CU-404"]),
    "owner": lambda company: lambda c: teams.owner(c, "payments team", "number"),
    "callbacks of a week": lambda company: lambda c: diary.callbacks_between(c, *LATER),
}


@pytest.fixture(scope="session")
def made_up(tmp_path_factory) -> Path:
    directory = tmp_path_factory.mktemp("made_up")
    write(directory, 150)
    return directory


@pytest.fixture(scope="session")
def grown_sqlite(made_up, empty_sqlite, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("grown") / "records.db"
    shutil.copy(empty_sqlite, file)
    _fill(f"sqlite:///{file}", made_up)
    return file


@pytest.fixture(scope="session")
def grown_postgresql(made_up, postgresql_server, empty_postgresql) -> str:
    url = postgresql.fresh(postgresql_server, empty_postgresql)
    _fill(url, made_up)
    return url


def _fill(url: str, directory: Path) -> None:
    importing.run(directory, url, region="US")
    engine = database.engine(url)
    with engine.begin() as connection:
        _take_time(connection)
        grow(connection)
    engine.dispose()


def _take_time(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET statement_timeout = 0")


SQLITE = ("sqlite", "sqlite, analysed")
POSTGRESQL = ("postgresql", "postgresql, analysed")


@pytest.fixture(scope="session", params=SQLITE + POSTGRESQL)
def grown(request, tmp_path_factory) -> Iterator[Connection]:
    """The grown company as it is right after an import, and when its statistics are known."""
    if request.param.startswith("sqlite"):
        file = tmp_path_factory.mktemp("copy") / "records.db"
        shutil.copy(request.getfixturevalue("grown_sqlite"), file)
        url, server = f"sqlite:///{file}", None
    else:
        server = request.getfixturevalue("postgresql_server")
        url = postgresql.fresh(server, postgresql.name(request.getfixturevalue("grown_postgresql")))
    engine = database.engine(url)
    with engine.connect() as connection:
        _take_time(connection)
        if "analysed" in request.param:
            connection.exec_driver_sql("ANALYZE")
        yield connection
    engine.dispose()
    if server:
        postgresql.drop(server, url)


@pytest.mark.parametrize("look_up", LOOK_UPS)
def test_look_ups_go_by_index(grown, company, look_up):
    asked = statements(grown, LOOK_UPS[look_up](company))
    assert asked
    for statement in asked:
        assert scanned(grown, statement) <= COMPANY_WIDE, statement


@pytest.mark.parametrize("grown", POSTGRESQL, indirect=True)
@pytest.mark.parametrize("look_up", LOOK_UPS)
def test_look_ups_touch_no_more_rows_than_one_customer_has(grown, company, look_up):
    for statement in statements(grown, LOOK_UPS[look_up](company)):
        assert most_rows(grown, statement) <= MOST_ROWS, statement


@pytest.fixture(scope="session")
def small_and_large(made_up, grown_sqlite, empty_sqlite, tmp_path_factory):
    file = tmp_path_factory.mktemp("small") / "records.db"
    shutil.copy(empty_sqlite, file)
    importing.run(made_up, f"sqlite:///{file}", region="US")
    engines = [database.engine(f"sqlite:///{each}") for each in (file, grown_sqlite)]
    with engines[0].connect() as small, engines[1].connect() as large:
        yield small, large
    for engine in engines:
        engine.dispose()


@pytest.mark.parametrize("look_up", LOOK_UPS)
def test_look_ups_take_as_many_steps_in_a_large_company(small_and_large, company, look_up):
    small, large = (steps(each, LOOK_UPS[look_up](company)) for each in small_and_large)
    # Names and telephones that many share are listed up to a limit.
    listed = 60 * search.LISTED
    assert 0 < small <= large <= small + listed


@pytest.mark.parametrize(
    "whole",
    [
        "SELECT * FROM charges WHERE descriptor = 'x'",
        "SELECT count(*) FROM messages",
        "SELECT * FROM customers WHERE lower(name) = 'maria lopez'",
    ],
)
def test_a_scan_would_be_noticed(grown, whole):
    (statement,) = statements(grown, lambda connection: connection.exec_driver_sql(whole))
    assert scanned(grown, statement) in ({"charges"}, {"messages"}, {"customers"})


@pytest.mark.parametrize("grown", SQLITE, indirect=True)
def test_an_ending_is_a_range_of_the_index(grown, company):
    found = statements(grown, lambda c: snapshot.load(c, HER, company, ["7776"]))
    ((statement, values),) = [each for each in found if "reversed" in each[0]]
    plan = grown.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert "(customer_id=? AND reversed>? AND reversed<?)" in str(plan)
