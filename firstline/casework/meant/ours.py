"""What of ours she asks about in words that name none of it: a debit by its sum, who has her money, an
error of our page, an engineer by his name."""

from __future__ import annotations

from dataclasses import dataclass

from firstline.casework.figures import figures
from firstline.casework.findings import appointment, debit, number
from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.findings.debit.heard import speaks_of_two
from firstline.casework.findings.order.asked import charged
from firstline.casework.meant.asked import Asked
from firstline.casework.meant.persons import speaks_of
from firstline.casework.meant.words import error_codes, names_a_part, says_who_comes
from firstline.casework.named_sums import sums_of
from firstline.casework.wishes import (
    asks_of_guarantee,
    asks_what_for,
    asks_who_has_it,
    speaks_of_money_back,
    tells_of_elsewhere,
    wants_another_card,
)


def _of_money(text: str) -> bool:
    return bool(figures(text)) or speaks_of_money_back(text)


@dataclass(frozen=True)
class Ours:
    asked: Asked

    def is_a_debit(self) -> bool:
        """She asks what a sum is that we took once, and of which nothing is wrong."""
        asked = self.asked
        if speaks_of_two(asked.text) or not asks_what_for(asked.text):
            return False
        if charged(asked.snapshot, asked.said) is None:
            return False
        found = debit.find(asked.snapshot, asked.said, asked.now)
        return not found or found[0].code == "NOT_OUR_DEBIT"

    def is_a_sum_taken_twice(self) -> bool:
        """She gives a sum that we took, and of our debits something is to be told."""
        taken = {abs(row.amount) for row in self.asked.snapshot.charges if row.amount}
        is_taken = any(one.value in taken for one in sums_of(self.asked.text))
        return is_taken and self.asked.shows(debit.find, *debit.CHECKS)

    def is_money_elsewhere(self) -> bool:
        """Her money went to somebody else, or to another account of hers, and she asks about it."""
        asked = self.asked
        if asks_who_has_it(asked.text):
            codes: tuple[str, ...] = ("OTHER_OWNER",)
        elif tells_of_elsewhere(asked.text) and _of_money(asked.text):
            codes = ("OTHER_OWNER", "WRONG_DEST_OWN")
        else:
            return False
        found = number.find(asked.snapshot, asked.said, asked.now)
        return any(one.code in codes for one in found)

    def is_money_for_another_card(self) -> bool:
        """What failed is to go to another card than the one we have, which may be closed."""
        asked = self.asked
        if not wants_another_card(asked.text):
            return False
        found = number.find(asked.snapshot, asked.said, asked.now)
        return any(one.code == "CREDIT_LATE" for one in found)

    def is_an_error(self) -> bool:
        """She gives the code of an error that our booking page showed her."""
        told = error_codes(self.asked.text)
        shown = (row.message or "" for row in self.asked.snapshot.booking_errors)
        return any(told & error_codes(text) for text in shown)

    def is_a_guarantee(self) -> bool:
        return asks_of_guarantee(self.asked.text) and bool(self.asked.snapshot.orders)

    def is_an_engineer(self) -> bool:
        """She names who is booked to come."""
        asked = self.asked
        if not says_who_comes(asked.text):
            return False
        diary = Diary(asked.snapshot, asked.said, asked.now)
        names = (visit.appointment.engineer for visit in diary.booked)
        return any(speaks_of(name, asked.text) for name in names)

    def is_failing_again(self) -> bool:
        """Visits of a repair failed, and no part of it is spoken of."""
        is_of_parts = names_a_part(self.asked.text)
        return not is_of_parts and self.asked.shows(appointment.find, "MISS_N", "MISS_1")

    def is_second_sent_back(self) -> bool:
        """Of two debits one went back, by the records, and she asks where it is."""
        return speaks_of_two(self.asked.text) and self.asked.shows(debit.find, "REFUND_SENT")
