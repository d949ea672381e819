"""What she tells of people whom she calls by their names, which her records know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from firstline.casework.said.claim import Claim
from firstline.casework.said.model import Said
from firstline.casework.said.people import beside_things, is_a_name, told

_HOLDER, _OURS = "the customer", "your engineer"
_WORD = re.compile(r"[^\W\d_]{3,}")


def by_name(said: Said, holder: str, ours: Iterable[str]) -> Said:
    """`said` as if it called the holder of the account and those of ours by what they are: "Aisha
    died", "Carl scratched my floor"."""
    names = (word for name in ours for word in _WORD.findall(name) if is_a_name(word))
    roles = {word.casefold(): _OURS for word in names}
    roles |= {word.casefold(): _HOLDER for word in _WORD.findall(holder) if is_a_name(word)}
    if not roles.keys() & {word.casefold() for word in _WORD.findall(said.text)}:
        return said
    read = _with_roles(said.text, roles)
    found = tuple(read.placed(one, said.text) for one in told(read.text))
    more = [one for one in found if not any(_is_same(one, other) for other in said.claims)]
    return replace(said, claims=beside_things(said.claims, more, said.received))


@dataclass(frozen=True)
class _Reading:
    """A text with roles for names; where each of its characters stands in the text itself."""

    text: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]

    def placed(self, claim: Claim, written: str) -> Claim:
        start, end = self.begins[claim.start], self.ends[claim.end - 1]
        return replace(claim, written=written[start:end], start=start, end=end)


def _with_roles(text: str, roles: dict[str, str]) -> _Reading:
    names = "|".join(sorted(map(re.escape, roles), key=len, reverse=True))
    pieces, begins, ends, at = [], [], [], 0
    for one in re.finditer(rf"\b(?:{names})(?: (?:{names}))*\b", text, re.IGNORECASE):
        role = roles[_WORD.findall(one[0])[0].casefold()]
        pieces += [text[at : one.start()], role]
        begins += [*range(at, one.start()), *[one.start()] * len(role)]
        ends += [*range(at + 1, one.start() + 1), *[one.end()] * len(role)]
        at = one.end()
    rest = range(at, len(text))
    pieces.append(text[at:])
    return _Reading("".join(pieces), (*begins, *rest), (*ends, *(place + 1 for place in rest)))


def _is_same(one: Claim, other: Claim) -> bool:
    return one.kind == other.kind and one.start < other.end and other.start < one.end
