"""Whether she names an identifier as hers: "my card ends 4421" is, "is my card 7776?" is not."""

from __future__ import annotations

import re

from firstline.casework.said.mention import TAIL, Mention

REACH = 160

WHOSE = r"(?:my|her|his|their|customer's|customers|cust's|client's|caller's|own)"
THING = (
    r"(?:cards?|visa|mastercard|amex|maestro|discover|account|acct|acc|debit|credit|bank|wallet"
    r"|device|apple pay|google pay|gift ?card|one|phone|crd|mc|cc)"
)
RECORD = r"(?:order|orders|ord|tracking|parcel|trade-?in|rma|invoice|ticket|booking|ref|reference)"
OTHER = (
    r"(?:e-?mail|mail|address|phone|mobile|cell|number|no|tel|id|customer|cust|membership|loyalty)"
)

HERS = re.compile(
    rf"\b(?:{WHOSE}\b[^\n]{{0,40}}\b{THING}\b|(?:mine|hers|theirs)\b"
    rf"|(?:i|she|he|they|cust|customer)(?:'ve| have| has| had| got|'s got| only have| only has| use"
    rf"| uses| own| owns| hold| holds)\b[^\n]{{0,30}}\b{THING}\b"
    rf"|(?:paid|pays|paying|payment|bought|used|using)\b[^\n]{{0,25}}\b{THING}\b"
    rf"|{THING} (?:on file|on record|she used|i used|he used|they used))\b",
    re.IGNORECASE,
)
HER_RECORD = re.compile(rf"\b{WHOSE}\b[^\n]{{0,25}}\b(?:{RECORD}|{OTHER})\b", re.IGNORECASE)
NEGATED = re.compile(
    r"\b(?:no|not|never|none|neither|nor|without|isnt|isn't|dont|don't|doesnt|doesn't|didnt|didn't"
    r"|wasnt|wasn't|hasnt|hasn't|havent|haven't|aint|ain't|cant|can't|cannot|other than|unknown|else"
    r"|instead of|rather than|different|somebody|someone|stranger|wrong|if|whether)\b|n't\b",
    re.IGNORECASE,
)
DISOWNED = re.compile(
    r"^\W{0,3}(?:is|was|are|were|does|did|has)?(?:n't|nt| not| never| no\b)(?! (?:credited|charged)"
    r"| ?(?:the one )?(?:ending |in |[x*#.]+)?[0-9])"
    r"|^\W{0,3}(?:is|was) (?:unknown|wrong|someone|somebody)|^[ \"')\]]{0,3}\?|^\W{0,3}which (?:i|she|he)",
    re.IGNORECASE,
)
CLAIMED_AFTER = re.compile(
    rf"^\W{{0,3}}(?:is|'s|was) (?:(?:actually|really|just) )?(?:(?:mine|hers|his|theirs)\b|{WHOSE}\b"
    rf"[^\n]{{0,25}}\b{THING}\b)",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"^\W*(?:and |so |but |also |then )?(?:is|was|are|does|do|did|which|what|whats|what's|whose|who|why"
    r"|how|could|can|has|have|would|will|should|may)\b",
    re.IGNORECASE,
)
REPORTED = re.compile(
    r"\b(?:e-?mail|eml|mail|text|txt|sms|letter|message|msg|notification|statement|website|site|app"
    r"|it|you|they|we|which|that)\b[^\n]{0,40}\b(?:say|says|said|saying|sais|stat(?:es|ed|ing)|tell(?:s|ing)?"
    r"|told|reads?|reading|shows?|showing|mention(?:s|ed|ing)?|confirm(?:s|ed|ing)?|inform(?:s|ed|ing)?"
    r"|advis(?:es|ed|ing)|that|about|re|regarding|claim(?:s|ing)?|to)\b",
    re.IGNORECASE,
)
CREDITED = re.compile(r"^[^\n,;.!?]{0,25}\b(?:credited|refunded)\b", re.IGNORECASE)
BREAK = re.compile(
    r"[;!?\n]|\.(?=\s+[A-Z])|\.\s*$|,(?!\d)| - |\b(?:but|however|although|though|whereas|while|yet)\b"
    r"|\b(?:and|when|because|since|as|so|while) (?=(?:my|her|his|their|mine|hers|it|the|she|he|i)\b)|:(?= )",
    re.IGNORECASE,
)
SAYS_LAST = re.compile(
    r"\b(?:says?|said|saying|states|stating|reads|telling (?:me|her|him)|that)\W*$", re.IGNORECASE
)


NUMERO = re.compile(r"\b(acct|acc|account|card|order|a/c|ref|tel|phone|id)\.? no\b", re.IGNORECASE)
CLAIM = re.compile(
    r"\b(?:my|mine|hers?|his|theirs?|own|customers?|cust|client's|caller's|i|she|he|they|paid|pays"
    r"|paying|payment|bought|used|using|on file|on record)\b|card number removed",
    re.IGNORECASE,
)


def is_owned(text: str, mention: Mention) -> bool:
    """True when the clause around `mention` claims it, in no question, denial or report."""
    before = text[max(0, mention.start - REACH) : mention.start]
    after = text[mention.end : mention.end + REACH]
    if not CLAIM.search(before + mention.written + " " + after[:40]):
        return False
    clause, earlier = _clause(NUMERO.sub(r"\1 number", before))
    following = BREAK.split(after, maxsplit=1)[0]
    if mention.written.startswith("[card number removed"):
        return not (NEGATED.search(clause) or DISOWNED.match(after))
    if DISOWNED.match(after) or NEGATED.search(clause) or _asked(clause, after):
        return False
    if mention.kind != TAIL:
        return bool(HER_RECORD.search(clause))
    if CLAIMED_AFTER.match(following) and not ASKED.match(clause):
        return True
    if REPORTED.search(clause) or SAYS_LAST.search(earlier) or CREDITED.match(following):
        return False
    return bool(HERS.search(clause))


def _clause(before: str) -> tuple[str, str]:
    """The clause that ends here, and what comes before it."""
    start = 0
    for found in BREAK.finditer(before):
        if found.end() < len(before):
            start = found.end()
    return before[start:], before[:start]


def _asked(clause: str, after: str) -> bool:
    sentence = re.match(r"[^.!?\n;,]{0,160}[.!?\n;,]?", after)[0]
    if re.match(r"\W*(?:what|whats|what's|whose|which|who)\b", clause, re.IGNORECASE):
        return True
    return bool(ASKED.match(clause)) or ("?" in sentence and len(sentence) < 30)
