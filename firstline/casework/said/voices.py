"""The words that tell a company's message from a customer's, and who received what."""

from __future__ import annotations

import re

# Local parts that only a company's machine writes from.
MACHINE = re.compile(
    r"^(?:no-?reply|do-?not-?reply|donotreply|noreply|refunds?|credits?|billing|payments?|orders?"
    r"|alerts?|notifications?|notify|notice|mailer|security|verify|verification|updates?|receipts?"
    r"|trade-?ins?|rewards?|returns?|account-?(?:services?|update|security))(?:[._+-].*|\d*)$"
)
# Local parts of a company rather than a person, though a small one may be a customer.
ROLE = re.compile(
    r"^(?:info|support|hello|service|services|contact|team|sales|help|care|news|newsletter|admin"
    r"|customer.*|client.*|shop|store|mail|post|accounts?|finance|office|web|system)\d*$"
)
SHE = r"(?:she|he|they|customer|cust|client|caller|the customer|member|shopper)"
WRITES = re.compile(
    rf"\b(?:{SHE}|i|we)(?:'s|'m|'ve| is| has| have| had| just| also)* (?:wrote|writes|writing"
    r"|emailed|e-mailed|mailed|contacted|contacting|contacts|messaged|replied|replies|emails|registered"
    r"|signed up"
    r"|uses|using|ordered|reached out)\b|\b(?:asking|asks|wants to|wanting|wondering|enquir\w+|inquir\w+"
    r"|complain\w*|query|enquiry|inquiry|request|ticket|contact|question|her (?:e-?mail|address)"
    r"|his (?:e-?mail|address)|my (?:e-?mail|address)|customer(?:'s)? (?:e-?mail|address)|on file"
    r"|registered|profile|e-?mail address)\b",
    re.IGNORECASE,
)
RECEIVED = re.compile(
    r"\b(?:got|gets|received|recieved|receives|receiving|rec'?d|rcvd|was sent|were sent|been sent"
    r"|sent (?:me|her|him|them|the customer|cust)"
    r"|(?:have|has|had) an? (?:\w+ )?(?:e-?mail|text|message|letter)"
    r"|showed me|shows me|came|arrived|phish\w*|scam\w*|fake|suspicious|spoof\w*|fraud\w*|dodgy|legit"
    r"|genuine|sender|forwarded|fwd)\b",
    re.IGNORECASE,
)
TELLS = re.compile(r"\b(?:reads|says|saying|stating|states|telling|tells)\b", re.IGNORECASE)
SURELY = re.compile(
    rf"\b{SHE}(?:'s| has| had| have| just| also| only| says \w+)*"
    r" (?:got|gets|received|recieved|receives|rec'?d|rcvd)\b"
    r"|\b(?:was|were|been) sent\b|\bsent (?:me|her|him|them|the customer|cust)\b|\bsender\b|\bphish|\bscam"
    r"|\bfake\b|\bsuspicious\b|\bspoof|\bfraud|\bdodgy\b"
    r"|\bi(?:'ve| have)?(?: just)? (?:got|received|recieved)\b"
    r"(?=.{0,200}\b(?:saying|says|said|stating|telling|about my|my account|credited)\b)",
    re.IGNORECASE | re.DOTALL,
)
NAMED = re.compile(
    r"\b(?:from|frm|by|sender|sender's|address|reply-?to|domain|via|site|website|page|to|url|link|links|off"
    r"|headed|signed)\b(?: (?:address|domain|was|is|says|shows|reads|as|the|to|a|an|called|named|e-?mail"
    r"|site|website|sender))*[ :=]{0,3}(?:\"[^\"\n]{0,60}\" ?|[A-Z][\w&. ]{0,40} ?)?[<(\"'\[]{0,2}$",
    re.IGNORECASE,
)
COMPANY_VOICE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
YOURS = re.compile(
    r"\byour (?:\w+ ){0,2}(?:account|card|order|credit|refund|payment|trade-?in|purchase|return)\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|my|me|mine)\b", re.IGNORECASE)
GREETS = re.compile(
    r"\b(?:dear|hello|hi|hey) (?!sirs?\b|madam|team|there|all|support|customer (?:service|care|support)"
    r"|you|to whom|folks|guys|both)[\w .'-]{1,40}[,:!\n]",
    re.IGNORECASE,
)
QUOTED = re.compile(r"\"[^\"]{0,2000}\"")
SHE_GOT = re.compile(
    r"\b(?:got|received|recieved|gets|rec'?d|rcvd|was sent|has this)\b|\bthis is (?:the|what)\b",
    re.IGNORECASE,
)


def in_company_voice(text: str) -> bool:
    """A company to its customer: greets her by name, says we and your, and never I or a question."""
    text = QUOTED.sub(" ", text)
    if "?" in text or FIRST_PERSON.search(text):
        return False
    return bool(GREETS.search(text) and YOURS.search(text) and COMPANY_VOICE.search(text))
