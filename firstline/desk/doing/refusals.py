"""Why something is not done. None of them leaves anything behind."""

from __future__ import annotations


class CannotDo(ValueError):
    """`code` says why, in one word for programs; its words are in data/doing/refusals.yml."""

    def __init__(self, code: str, **about: object) -> None:
        super().__init__(code)
        self.code, self.about = code, about


NO_CASE, CLOSED, NO_CUSTOMER = "case_not_found", "case_closed", "no_customer"
NO_CARD, NO_STEP, OUTDATED = "card_not_found", "no_such_step", "card_outdated"
NOT_VERIFIED, NOT_YET, TIME_PASSED = "not_verified", "not_yet", "time_passed"
NO_DRAFT, EXPIRED = "draft_not_found", "draft_expired"
CASE_CHANGED, RECORDS_CHANGED, TAKEN = "draft_void", "records_changed", "already_done"
SLOT_TAKEN, NO_COMPLAINT = "slot_taken", "no_complaint"
OVER_AUTHORITY = "over_authority"
ALREADY_WAITING = "already_waiting"
NO_DECISION, NOT_YOURS, SETTLED = "decision_not_found", "not_allowed", "already_settled"
STILL_WAITING, BAD_OUTCOME, NO_SUMMARY = "still_waiting", "bad_outcome", "summary_missing"
