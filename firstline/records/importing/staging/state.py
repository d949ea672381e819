"""How far a sheet is staged."""

from __future__ import annotations

from dataclasses import dataclass, fields

from sqlalchemy.engine import Connection

from firstline.records.importing.staging.layout import Staged


@dataclass
class State:
    """How far a sheet is: records of its source, and what became of them."""

    records: int = 0
    good: int = 0
    bad: int = 0
    mistakes: int = 0
    nameless: int = 0
    broken: int = 0
    done: int = 0

    @classmethod
    def of(cls, connection: Connection, staged: Staged) -> State:
        names = ", ".join(field.name for field in fields(cls))
        query = f"SELECT {names} FROM {staged.state} WHERE sheet = {staged.number}"
        return cls(*connection.exec_driver_sql(query).one())

    def keep(self, connection: Connection, staged: Staged) -> None:
        values = ", ".join(f"{field.name} = {getattr(self, field.name)}" for field in fields(self))
        connection.exec_driver_sql(
            f"UPDATE {staged.state} SET {values} WHERE sheet = {staged.number}"
        )
