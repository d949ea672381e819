"""The customer an agent practises with: pure, the same words for the same seed and the same lines."""

from __future__ import annotations

from firstline.training.customer.conversation import answer, opening
from firstline.training.customer.model import AGENT, CUSTOMER, Answer, Line

__all__ = ["AGENT", "CUSTOMER", "Answer", "Line", "answer", "opening"]
