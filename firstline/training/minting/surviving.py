"""Whether anything of somebody's is left: the last look before a scenario is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from firstline.training.minting import columns
from firstline.training.minting.folding import digits, letters, words_of
from firstline.training.minting.rewinding import Records

_LEAST_CODE = 5  # letters and digits; shorter ones count where they stand alone
_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LEAST_JOINED = 8  # of a name written as one word
_LEAST_HANDLE = 6  # of what stands before the @
_LEAST_DIGITS = 7
_TAIL = 4
_BETWEEN = r"[\s().,/·_-]{0,2}"


@dataclass(frozen=True)
class Originals:
    """What identifies somebody in some records: `whole` without case, spacing and signs; `short`,
    codes that count as a word alone; `numbers`, their digits alone; `tails`, the ends of cards;
    `names`, the words of names."""

    whole: frozenset[str]
    short: frozenset[str]
    numbers: frozenset[str]
    tails: frozenset[str]
    names: frozenset[str]

    def left_in(self, text: str) -> str | None:
        """The first that is still there, None when nothing is."""
        plain, bare = letters(text), digits(text)
        for one in self.whole:
            if one in plain:
                return one
        for token in _TOKEN.findall(text):
            if letters(token) in self.short:
                return letters(token)
        for one in self.numbers:
            if one in bare:
                return one
        for one in self.tails:
            shape = _BETWEEN.join(one)
            if re.search(rf"(?<!\d){shape}(?!\d)|(?<=\d){shape}(?!\d)", text):
                return one
        spoken = set(words_of(text))
        return next((name for name in self.names if name in spoken), None)

    def left_in_scene(self, content: Mapping[str, Any]) -> bool:
        """In what a scenario tells beside its records; single words of names are everybody's."""
        beside = {name: part for name, part in content.items() if name != "records"}
        nameless = replace(self, names=frozenset(), tails=frozenset())
        return any(nameless.left_in(text) for text in texts(beside))


def originals(records: Records) -> Originals:
    held = list(_held(records))
    exact = (columns.CODE, columns.POSTCODE, columns.EMAIL)
    codes = [text for kind, text in held if kind in exact]
    codes += [number_of(text) for kind, text in held if kind == columns.REFERENCE]
    phones = [digits(text) for kind, text in held if kind == columns.PHONE]
    joined = {letters(text) for kind, text in held if kind == columns.PERSON}
    handles = {letters(h) for h in handles_of(text for k, text in held if k == columns.EMAIL)}
    return Originals(
        frozenset(one for one in map(letters, codes) if len(one) >= _LEAST_CODE)
        | frozenset(one for one in joined if len(one) >= _LEAST_JOINED)
        | handles,
        frozenset(filter(_is_short, map(letters, codes))),
        frozenset(one[-_LEAST_DIGITS:] for one in phones if len(one) >= _LEAST_DIGITS),
        frozenset(text for kind, text in held if kind == columns.TAIL and len(text) == _TAIL),
        frozenset(w for kind, text in held if kind == columns.PERSON for w in words_of(text)),
    )


def _is_short(code: str) -> bool:
    """ "cr91"; not "91" nor "a1", which are anybody's."""
    mixed = not code.isdigit() and sum(map(str.isdigit, code)) > 1
    return mixed and len(code) < _LEAST_CODE


def number_of(row: str) -> str:
    """Of "credit:CR-1" the number."""
    return row.rpartition(":")[2]


def handles_of(emails: Iterable[str]) -> Iterator[str]:
    """What stands before the @, where it is long enough to be somebody's."""
    for email in emails:
        handle = email.partition("@")[0]
        if len(letters(handle)) >= _LEAST_HANDLE:
            yield handle


def _held(records: Records) -> Iterator[tuple[str, str]]:
    for table, rows in records.items():
        if table in ("templates", "teams", "slots"):
            continue
        for row in rows:
            for column, value in row.items():
                if value not in (None, ""):
                    yield kind_of(table, column, row), str(value)


def kind_of(table: str, column: str, row: Mapping[str, Any]) -> str:
    """A contact is what its own kind says."""
    kind = columns.nature(table, column)
    if kind == columns.CONTACT:
        return columns.PHONE if row.get("kind") == "phone" else columns.EMAIL
    return kind


def texts(value: Any) -> Iterable[str]:
    """Every text in it, however deep."""
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value
