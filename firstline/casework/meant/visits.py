"""Her visits: one that she asks for, and one that nobody opened the door for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from firstline.casework.findings import appointment
from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.meant.asked import Asked
from firstline.casework.said.model import WAS_CALLED, WAS_IN
from firstline.casework.wishes import asks_the_day, asks_who_comes, names_the_wait

FAILED = ("MISS_1", "MISS_N", "MOVED_UNTOLD", "NO_ACCESS")


@dataclass(frozen=True)
class Visits:
    asked: Asked

    @cached_property
    def failed(self) -> bool:
        return self.asked.shows(appointment.find, *FAILED)

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

    def was_not_opened(self) -> bool:
        """She was in, or nobody rang at her door, and our man was there by his word."""
        said = self.asked.said
        is_told = said.claimed(WAS_IN) or said.disclaimed(WAS_CALLED)
        return bool(is_told) and self.asked.shows(appointment.find, "NO_ACCESS")
