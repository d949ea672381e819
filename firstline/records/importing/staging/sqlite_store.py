"""Staged in files beside a SQLite database: DATABASE.import/part0.db and so on."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url

from firstline.records.database import DatabaseUnavailable
from firstline.records.importing.staging.layout import create
from firstline.records.importing.staging.stores import Part, Store, named, ordered, writer


@contextmanager
def opened(url: str, groups: list, mark: str) -> Iterator[Store]:
    folder = Path(f"{make_url(url).database}.import")
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DatabaseUnavailable(f"{url}: is locked; is another import running?") from None
        of = folder / "of"
        files = {f"part{at}": folder / f"part{at}.db" for at in range(len(groups))}
        whole = of.exists() and all(file.exists() for file in files.values())
        goes_on = whole and of.read_text() == mark
        parts = tuple(
            Part(f"sqlite:///{file}", named("main", group))
            for file, group in zip(files.values(), groups, strict=True)
        )
        if not goes_on:
            of.unlink(missing_ok=True)
            for old in folder.glob("part*"):
                old.unlink()
            for part in parts:
                with writer(part) as connection:
                    create(connection, "main", list(part.sheets))
                    connection.commit()
            of.write_text(mark)
        sheets = [
            one for name, group in zip(files, groups, strict=True) for one in named(name, group)
        ]
        yield Store(url, parts, ordered(sheets), files, goes_on)
