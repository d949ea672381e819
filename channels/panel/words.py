"""What findings, certainty and identity are called on the panel's pages."""

from __future__ import annotations

CERTAINTY = {
    "certain": "Certain: on record",
    "likely": "Likely: from what was said",
    "unknown": "Not settled yet",
}

IDENTITY = {
    "anonymous": "Anonymous",
    "claimed": "Not verified",
    "verified": "Verified",
}

FACTORS = {
    "order_number": "Order number",
    "postcode": "Postcode",
    "last_order": "Last order",
}

FACTOR_HINTS = {
    "order_number": "the whole number, not its end",
    "postcode": "the one on the account",
    "last_order": "its date and amount",
}

_FINDINGS = {
    "ORDER_TAIL": "Our own order number",
    "REF_TAIL": "Own reference",
    "OWN_WALLET": "Own device or earlier card",
    "OWN_CARD": "Own card",
    "CREDIT_PENDING": "Credit on its way",
    "CREDIT_LATE": "Credit is late",
    "WRONG_DEST_OWN": "Another account of the customer",
    "OTHER_OWNER": "Privacy incident",
    "NOT_OURS": "Not sent by us",
    "SENT_NO_MATCH": "Sent by us, matches nothing",
    "SOURCE_UNKNOWN": "Source not known",
    "AMBIGUOUS": "More than one match",
}


def finding(code: str) -> str:
    """A finding's short name; a code without one is spelled out."""
    return _FINDINGS.get(code) or code.replace("_", " ").capitalize()
