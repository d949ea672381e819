"""Who customers and colleagues become: each name, address and number the same one everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from random import Random

from firstline.training.minting.folding import folded, letters, words_of
from firstline.training.minting.wording import listed

_DRAMA = {"1": "1{area}55501{n:02}", "44": "447700900{n:03}"}  # numbers that reach nobody
_AREAS = ("212", "312", "415", "617")


class People:
    """`names`: everybody who is named in the records; no disguise is one of them, whole or in part."""

    def __init__(self, names: Iterable[str], region: str, random: Random) -> None:
        self._random, self._region = random, region
        self._taken = {word for name in names for word in words_of(name)}
        self._given, self._family = self._drawn("given"), self._drawn("family")
        self._names: dict[str, str] = {}
        self._family_names: dict[str, str] = {}
        self.parts: dict[str, str] = {}
        self._emails: dict[str, str] = {}
        self._phones: dict[str, str] = {}
        self._postcodes: dict[str, str] = {}

    def name(self, written: str) -> str:
        key = letters(written)
        if key not in self._names:
            given, family = next(self._given), next(self._family)
            self._names[key] = f"{given} {family}"
            words = list(words_of(written))
            if words:
                self._family_names.setdefault(words[-1], f"{given} {family}")
            for place, word in enumerate(words):
                last = place == len(words) - 1 and place > 0
                self.parts.setdefault(word, family if last else given)
        return self._names[key]

    def email(self, written: str) -> str:
        key = written.strip().lower()
        if key not in self._emails:
            handle = letters(key.partition("@")[0])
            name = self._owner(handle) or f"{next(self._given)} {next(self._family)}"
            who = name.lower().replace(" ", ".")
            self._emails[key] = f"{who}{len(self._emails) + 1}@example.com"
        return self._emails[key]

    @property
    def known(self) -> tuple[str, ...]:
        """Whoever has a disguise, without spaces and accents."""
        return tuple(self._names)

    def is_name(self, written: str) -> bool:
        return letters(written) in self._names

    def phone(self, written: str) -> str:
        """A number of nobody's, of the same country where that is known."""
        key = re.sub(r"\D", "", written)[-9:]
        if key not in self._phones:
            self._phones[key] = self._number(re.sub(r"\D", "", written))
        return self._phones[key]

    def postcode(self, written: str) -> str:
        key = letters(written)
        if key not in self._postcodes:
            known = listed("postcodes", self._region if self._region in ("US", "GB") else "other")
            used = {*self._postcodes.values()}
            free = [one for one in known if letters(one) != key and one not in used]
            self._postcodes[key] = self._random.choice(free or list(known))
        return self._postcodes[key]

    def _owner(self, handle: str) -> str | None:
        """The disguise of the one whose family name the handle holds."""
        held = (new for old, new in self._family_names.items() if len(old) > 2 and old in handle)
        return next(held, None)

    def _number(self, digits: str) -> str:
        country = next((code for code in _DRAMA if digits.startswith(code)), "")
        start = self._random.randrange(0, 100)
        taken = set(self._phones.values())
        for n in range(start, start + 100):
            shape = _DRAMA.get(country, "1{area}55501{n:02}")
            made = "+" + shape.format(area=self._random.choice(_AREAS), n=n % 100)
            if made not in taken and not made.endswith(digits[-7:] or "x"):
                return made
        raise LookupError("more telephone numbers than there are disguises")

    def _drawn(self, kind: str) -> Iterator[str]:
        free = [one for one in listed("people", kind) if folded(one) not in self._taken]
        self._random.shuffle(free)
        while True:
            yield from free
