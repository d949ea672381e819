"""What can be done to a case or a customer's records, as the trail calls it."""

from __future__ import annotations

OPENED_CASE = "opened_case"
READ_CASE = "read_case"
SEARCHED = "searched"  # and found nobody, or several; one who is found is looked up
LOOKED_UP = "looked_up"
READ_JOURNEY = "read_journey"
READ_HELLO = "read_before_hello"
READ_JUDGEMENT = "read_judgement"
JUDGED = "judged"

SET_CUSTOMER = "set_customer"
CHANGED_CUSTOMER = "changed_customer"
IDENTITY_PASSED = "identity_passed"
IDENTITY_FAILED = "identity_failed"
IDENTITY_LOCKED = "identity_locked"

LOGGED_IN = "logged_in"
LOGGED_OUT = "logged_out"
LOGIN_FAILED = "login_failed"
ADDED_AGENT = "added_agent"
CHANGED_AGENT = "changed_agent"
MADE_LINK_CODE = "made_slack_link_code"
LINKED_SLACK = "linked_slack"
UNLINKED_SLACK = "unlinked_slack"

DECIDED = "decided"
APPROVED = "approved"
DECLINED = "declined"
CLOSED_CASE = "closed_case"
SENT_CODE = "sent_one_time_code"

KEPT_PROMISE = "kept_promise"
DROPPED_PROMISE = "dropped_promise"
MADE_PROMISE_GOOD = "made_promise_good"
REMINDED_OF_PROMISE = "reminded_of_promise"
PROMISE_BROKEN = "promise_broken"
HANDED_OVER_PROMISE = "handed_over_promise"
ESCALATED = "escalated"
CLOSED_ESCALATION = "closed_escalation"
BOOKED_CALLBACK = "booked_callback"
PLACED_CALLBACK = "placed_callback"
CANCELLED_CALLBACK = "cancelled_callback"
LOGGED_COMPLAINT = "logged_complaint"
ACKNOWLEDGED_COMPLAINT = "acknowledged_complaint"
ANSWERED_COMPLAINT = "answered_complaint"
CLOSED_COMPLAINT = "closed_complaint"
REOPENED_COMPLAINT = "reopened_complaint"

REPLAYED_ORDER = "replayed_order"
DROPPED_ORDER = "dropped_order"
PRUNED_ORDER = "pruned_order"  # it was delivered long ago

MINTED_SCENARIO = "minted_scenario"  # a practice scenario was made from the case
ACCEPTED_SCENARIO = "accepted_scenario"
DROPPED_SCENARIO = "dropped_scenario"  # a proposed one was thrown away
