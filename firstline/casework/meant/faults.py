"""Things of hers that are wrong by a part of a message, whatever the rest of it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from firstline.casework.figures import figures
from firstline.casework.findings import call
from firstline.casework.meant.asked import Asked
from firstline.casework.meant.goods import Goods
from firstline.casework.meant.repairs import Repairs
from firstline.casework.meant.words import praises
from firstline.casework.patterns import FOLDER, read_patterns
from firstline.casework.said import Said, read
from firstline.casework.said.pieces import pieces

_NO_FAULT = "no fault"
_WORD = re.compile(r"[^\W\d_]{3,}")
_LEAST = 3  # words that can tell of a thing and of what is wrong with it


@dataclass(frozen=True)
class Faults:
    asked: Asked

    @cached_property
    def are_told(self) -> bool:
        """A part says so of a thing that it names, that came and that we do not repair."""
        return any(self._is_told(one) for one in self._of_goods)

    @cached_property
    def are_likely(self) -> bool:
        """A part names such a thing, and says of it nothing that we know to be something else."""
        return any(self._may_be(one) for one in self._of_goods)

    @cached_property
    def is_another(self) -> bool:
        """She names what was sent and what was ordered, by the words in which they differ."""
        spoken = _words(self.asked.text)
        return self.asked.shows(call.find, "WRONG_ITEM") and any(
            sent & spoken and ordered & spoken for sent, ordered in self._differences()
        )

    @cached_property
    def is_praised(self) -> bool:
        """A part praises such a thing, and none tells of a fault."""
        if not praises(self.asked.text) or any(
            map(self._is_told, (self.asked.said, *self._of_goods))
        ):
            return False
        return any(praises(one.text) for one in self._of_goods)

    @cached_property
    def _of_goods(self) -> tuple[Said, ...]:
        """The parts that name a thing of hers, each read by itself: "it" is that thing."""
        named = (one for one in pieces(self.asked.said) if self._names(one))
        return tuple(
            replace(one, claims=read(one.text, now=self.asked.now).claims) for one in named
        )

    def _names(self, piece: Said) -> bool:
        bought = self.asked.bought
        lines = bought.described(piece, bought.lines())
        came = any(bought.delivered_at(bought.orders[one.order_id]) for one in lines)
        repairs = Repairs(replace(self.asked, said=piece))
        return came and not (repairs.is_meant or repairs.is_meant_or_bought)

    def _is_told(self, piece: Said) -> bool:
        return Goods(replace(self.asked, said=piece)).are_faulty

    def _may_be(self, piece: Said) -> bool:
        if piece.claims or piece.tails or figures(piece.text):
            return False
        is_long = len(piece.text.split()) >= _LEAST
        return is_long and not _patterns()[_NO_FAULT].search(piece.text)

    def _differences(self) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """Of each line the words of what was sent alone, and of what was ordered alone."""
        for line in self.asked.bought.lines():
            sent, ordered = _described(line.sent_description), _described(line.description)
            if sent and ordered:
                yield sent - ordered, ordered - sent


def _described(description: Any) -> frozenset[str]:
    return _words(description or "")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "fault.txt", _NO_FAULT)
