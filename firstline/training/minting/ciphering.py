"""Numbers in disguise: what was equal stays equal, and what ended alike ends alike."""

from __future__ import annotations

import re
import string
from random import Random

_DEEP = 24  # characters from the end that have a substitution of their own
_RUN = re.compile(r"[0-9]+|[A-Za-z]+")
_PREFIX = 4  # letters; what kind of number it is, not whose


class Cipher:
    """One substitution for each place from the end of a run of digits or letters, none of which
    leaves a character as it is. Nothing of it is kept, so nobody can turn it back."""

    def __init__(self, random: Random) -> None:
        self._digits = [_moved(string.digits, random) for _ in range(_DEEP)]
        self._letters = [_moved(string.ascii_lowercase, random) for _ in range(_DEEP)]

    def digits(self, written: str) -> str:
        """Digits with anything between them, which stays ("77-76")."""
        return self._exchanged(written, str.isdigit, self._digits)

    def code(self, written: str) -> str:
        """A number or code: each run of digits for itself, letters unless they are a short prefix."""
        return _RUN.sub(self._run, written)

    def word(self, written: str) -> str:
        return self._exchanged(written, str.isalpha, self._letters)

    def _run(self, run: re.Match[str]) -> str:
        if run[0].isdigit():
            return self.digits(run[0])
        return run[0] if len(run[0]) <= _PREFIX else self.word(run[0])

    @staticmethod
    def _exchanged(written: str, counts, tables: list[dict[str, str]]) -> str:
        out, place = [], 0
        for sign in reversed(written):
            if counts(sign):
                sign = _as(sign, tables[place % _DEEP].get(sign.lower(), sign))
                place += 1
            out.append(sign)
        return "".join(reversed(out))


def _as(model: str, sign: str) -> str:
    return sign.upper() if model.isupper() else sign


def _moved(alphabet: str, random: Random) -> dict[str, str]:
    """A permutation in one random circle, so that no sign stays."""
    order = list(alphabet)
    random.shuffle(order)
    return dict(zip(order, [*order[1:], order[0]], strict=True))
