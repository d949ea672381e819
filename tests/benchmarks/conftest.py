"""A made-up company at work."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.company.writing import write
from benchmarks.scale.asking import Asking, asking
from firstline.records import importing
from tests.benchmarks.at_work import CUSTOMERS


@pytest.fixture(scope="session")
def at_work(tmp_path_factory) -> Iterator[Asking]:
    home = tmp_path_factory.mktemp("scale")
    write(home / "files", CUSTOMERS)
    url = f"sqlite:///{home / 'records.db'}"
    importing.run(home / "files", url, region="US")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FIRSTLINE_HOME", str(home))
        with asking(url, home / "desk.db") as found:
            yield found
