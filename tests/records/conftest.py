"""A records database of each kind, and folders to import into it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Connection

from firstline.company import Company, load
from firstline.records import database, importing
from tests import postgresql
from tests.lent import Lent
from tests.records import companies
from tests.records.folders import Folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FIRSTLINE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory) -> Path:
    """A SQLite file with the tables, to copy."""
    file = tmp_path_factory.mktemp("records") / "empty.db"
    database.upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def empty_postgresql(postgresql_server: str) -> str:
    """The name of a database with the tables, to copy."""
    url = postgresql.fresh(postgresql_server)
    database.upgrade(url)
    return postgresql.name(url)


@pytest.fixture(scope="session")
def postgresql_records(postgresql_server: str) -> Lent:
    return Lent(postgresql_server, database.upgrade, database.VERSION_TABLE)


@pytest.fixture(params=["sqlite", "postgresql"])
def records_url(request, tmp_path: Path) -> Iterator[str]:
    """An empty records database."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_sqlite"), tmp_path / "records.db")
        yield f"sqlite:///{tmp_path / 'records.db'}"
        return
    with request.getfixturevalue("postgresql_records").lend() as url:
        yield url


@pytest.fixture(scope="session")
def small_sqlite(tmp_path_factory) -> str:
    """The URL of a database with the company of tests/records/companies.py."""
    url = f"sqlite:///{tmp_path_factory.mktemp('small_company') / 'records.db'}"
    _bring_in_small_company(url, tmp_path_factory)
    return url


@pytest.fixture(scope="session")
def small_postgresql(postgresql_server: str, empty_postgresql: str, tmp_path_factory) -> str:
    url = postgresql.fresh(postgresql_server, empty_postgresql)
    _bring_in_small_company(url, tmp_path_factory)
    return url


def _bring_in_small_company(url: str, tmp_path_factory) -> None:
    folder = Folder(tmp_path_factory.mktemp("small_company") / "import")
    importing.run(companies.write(folder).path, url, region="US")


@pytest.fixture(params=["sqlite", "postgresql"])
def small_company(request) -> str:
    """The small company in a database of each kind, for tests that only read."""
    return request.getfixturevalue(f"small_{request.param}")


@pytest.fixture
def records(small_company: str) -> Iterator[Connection]:
    """A connection to the small company; what a test writes is rolled back."""
    engine = database.engine(small_company)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


@pytest.fixture
def sqlite_url(empty_sqlite: Path, tmp_path: Path) -> str:
    """An empty records database where the kind does not matter."""
    shutil.copy(empty_sqlite, tmp_path / "only.db")
    return f"sqlite:///{tmp_path / 'only.db'}"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "import")


@pytest.fixture
def bring_in(records_url: str, folder: Folder) -> Callable[..., importing.Report]:
    """Import `folder`, as a company of the United States."""
    return lambda **options: importing.run(folder.path, records_url, region="US", **options)


@pytest.fixture
def connection(records_url: str) -> Iterator[Connection]:
    engine = database.engine(records_url)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


@pytest.fixture
def company(home: Path) -> Company:
    return load(home)
