"""Take rows at fault out of the staging store, and whatever refers to them, wave after wave."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.engine import Connection

from firstline.records.importing.staging.layout import (
    DANGLING,
    DOUBLED,
    Staged,
    index,
    listed,
    say,
)
from firstline.records.importing.staging.queries import dangling, led_astray, text

_COLUMNS = "sheet, number, line, nth, col, reason, advice, value, wave"


def reject_doubled(connection: Connection, staged: Staged, query: str) -> None:
    """Of each key the first row stays."""
    _write_down(connection, staged, query, DOUBLED)
    _take_out(connection, staged, _noted(staged, DOUBLED))


def drop_repeated(connection: Connection, staged: Staged, query: str) -> None:
    """The same where a key that comes again is no mistake."""
    _take_out(connection, staged, f"SELECT number FROM ({query}) found")


def reject_dangling(connection: Connection, sheets: Sequence[Staged]) -> None:
    gone = _make_gone(connection, sheets)
    wave = DANGLING
    for staged in sheets:
        for column in staged.references:
            target = column.info["refers"]
            targets = [one for one in sheets if one.sheet.table.name == target]
            query = dangling(connection, staged, column, targets, with_bad=False)
            _write_down(connection, staged, query, wave)
    while _close_wave(connection, sheets, wave, gone):
        asked = f"SELECT DISTINCT tab FROM {gone} WHERE wave = {wave}"
        astray = set(say(connection, asked).scalars())
        for staged in sheets:
            for column in staged.references:
                if column.info["refers"] in astray:
                    index(connection, staged, [column.name])
                    query = led_astray(staged, column, gone, wave)
                    _write_down(connection, staged, query, wave + 1)
        wave += 1


def _make_gone(connection: Connection, sheets: Sequence[Staged]) -> str:
    """The table of the keys that were taken out, and what makes the waves quick."""
    gone = f"{sheets[0].schema}.gone"
    say(connection, f"DROP TABLE IF EXISTS {gone}")
    say(connection, f"CREATE TABLE {gone} (tab TEXT, key TEXT, wave BIGINT)")
    for schema in sorted({staged.schema for staged in sheets}):
        _index(connection, schema, "mistakes", "sheet, wave")
    _index(connection, sheets[0].schema, "gone", "wave, tab")
    return gone


def _index(connection: Connection, schema: str, table: str, columns: str) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    inside, on = (f"{schema}.", table) if is_sqlite else ("", f"{schema}.{table}")
    say(connection, f"CREATE INDEX IF NOT EXISTS {inside}{table}_by ON {on} ({columns})")


def _write_down(connection: Connection, staged: Staged, query: str, wave: int) -> None:
    written = say(
        connection,
        f"INSERT INTO {staged.mistakes} ({_COLUMNS}) "
        f"SELECT {staged.number}, number, line, 0, col, reason, advice, value, {wave} "
        f"FROM ({query}) found",
    ).rowcount
    say(
        connection,
        f"UPDATE {staged.state} SET mistakes = mistakes + {written} WHERE sheet = {staged.number}",
    )


def _close_wave(connection: Connection, sheets: Sequence[Staged], wave: int, gone: str) -> bool:
    """Take out the rows of this wave's mistakes; False when there are none."""
    any_gone = False
    for staged in sheets:
        of_wave = _noted(staged, wave)
        if say(connection, f"{of_wave} LIMIT 1").first() is None:
            continue
        any_gone = True
        if len(staged.keys) == 1:
            say(
                connection,
                f"INSERT INTO {gone} SELECT {text(staged.sheet.table.name)}, "
                f"{listed(staged.keys)}, {wave} FROM {staged.rows} WHERE number IN ({of_wave})",
            )
        _take_out(connection, staged, of_wave)
    return any_gone


def _noted(staged: Staged, wave: int) -> str:
    return f"SELECT number FROM {staged.mistakes} WHERE sheet = {staged.number} AND wave = {wave}"


def _take_out(connection: Connection, staged: Staged, numbers: str) -> None:
    if connection.dialect.name == "postgresql":
        index(connection, staged, ["number"])
    taken = say(connection, f"DELETE FROM {staged.rows} WHERE number IN ({numbers})").rowcount
    say(
        connection, f"UPDATE {staged.state} SET good = good - {taken} WHERE sheet = {staged.number}"
    )
