"""Her visits: one that she asks for, and one that nobody opened the door for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from firstline.casework.findings import appointment
from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.meant.asked import Asked
from firstline.casework.meant.issues import VISIT
from firstline.casework.meant.persons import speaks_of
from firstline.casework.said import Said
from firstline.casework.said.claim import WAS_CALLED, WAS_IN, WAS_VISITED
from firstline.casework.said.pieces import pieces
from firstline.casework.topics import topics
from firstline.casework.wishes import asks_the_day, asks_who_comes, names_the_wait


@dataclass(frozen=True)
class Visits:
    asked: Asked

    @cached_property
    def failed(self) -> bool:
        return self.asked.shows(appointment.find, *appointment.FAILED)

    @cached_property
    def is_awaited(self) -> bool:
        """One is booked, or was to take place and did not."""
        diary = Diary(self.asked.snapshot, self.asked.said, self.asked.now)
        return bool(diary.booked) or self.failed

    @property
    def is_asked_for(self) -> bool:
        """When somebody comes."""
        return asks_who_comes(self.asked.text) and self.is_awaited

    @property
    def has_a_new_day(self) -> bool:
        """Which day it is now, where a day was moved or is later than she was told."""
        return self.takes_longer or asks_the_day(self.asked.text) and (self.failed or self._is_sold)

    @property
    def takes_longer(self) -> bool:
        """Than the wait that she was sold and names."""
        return names_the_wait(self.asked.text) and self._is_sold

    @cached_property
    def _is_sold(self) -> bool:
        return self.asked.shows(appointment.find, "LEAD_TIME")

    @property
    def is_told_by_name(self) -> bool:
        """A part names who was to come and did not, beside the day, the visit or who was at home."""
        names = [row.engineer for row in self.asked.snapshot.appointments if row.engineer]
        return self.failed and any(
            _is_of_a_visit(part) and any(speaks_of(name, part.text) for name in names)
            for part in pieces(self.asked.said)
        )

    def was_not_opened(self) -> bool:
        """She was in, or nobody rang at her door, and our man was there by his word."""
        said = self.asked.said
        is_told = said.claimed(WAS_IN) or said.disclaimed(WAS_CALLED)
        return bool(is_told) and self.asked.shows(appointment.find, "NO_ACCESS")


def _is_of_a_visit(part: Said) -> bool:
    spoken = any(one.kind in (WAS_IN, WAS_VISITED) for one in part.claims)
    return spoken or VISIT in topics(part.text)
