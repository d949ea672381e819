"""The issues that records may tell from each other, as intents."""

from __future__ import annotations

ORDER, CHANGE, ITEM, REFUND = "order_status", "order_change", "item_wrong", "refund_status"
TWICE, CALL, COMPLAINT = "debited_twice", "call_dropped", "complaint_unanswered"
PLAN, VISIT, WORKSHOP = "subscription_renewal", "appointment_missed", "parts_missing"
EXPLAIN, FIND = "explain_number", "find_customer"
