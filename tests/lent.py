"""PostgreSQL databases lent to a test and emptied after it: making one takes a hundred times as long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests import postgresql

_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
# Rows that nothing may delete are deleted as a replica would: no trigger fires for it.
_EMPTY = """
DO $$ DECLARE one regclass; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR one IN SELECT oid FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '{kept}'
    LOOP EXECUTE 'DELETE FROM ' || one; END LOOP;
    FOR one IN SELECT oid FROM pg_class
        WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
    LOOP EXECUTE 'ALTER SEQUENCE ' || one || ' RESTART'; END LOOP;
END $$
"""
_SHAPE = """
SELECT 'relation', oid::text, relname::text FROM pg_class
    WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT 'column', attrelid::text, attname::text || atttypid::text || attnotnull::text
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid AND relnamespace = 'public'::regnamespace
UNION ALL SELECT 'constraint', oid::text, conname::text FROM pg_constraint
UNION ALL SELECT 'trigger', oid::text, tgname::text || tgenabled::text FROM pg_trigger
UNION ALL SELECT 'function', oid::text, md5(prosrc) FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace
ORDER BY 1, 2, 3
"""


class Lent:
    """Databases of one schema without rows, one after the other.

    `upgrade` makes the tables; `kept` is the one whose rows stay: it tells the schema's version.
    """

    def __init__(self, server: str, upgrade: Callable[[str], None], kept: str) -> None:
        self._server, self._upgrade, self._kept = server, upgrade, kept
        self._url = self._shape = None

    @contextmanager
    def lend(self) -> Iterator[str]:
        """The URL of an empty database."""
        if self._url is None:
            self._url = postgresql.fresh(self._server)
            self._upgrade(self._url)
            self._shape = postgresql.say(self._url, _SHAPE)
        try:
            yield self._url
        finally:
            self._empty()

    def _empty(self) -> None:
        """A database of which a test has changed more than rows is of no further use."""
        postgresql.say(self._url, _OTHERS)
        if postgresql.say(self._url, _SHAPE) == self._shape:
            postgresql.say(self._url, _EMPTY.format(kept=self._kept))
        else:
            postgresql.drop(self._server, self._url)
            self._url = None
