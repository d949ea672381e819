"""Which kind of message she read it in, from the words that tell of it."""

from __future__ import annotations

import re

MOST_READ = 4000  # characters: who says where she read it says it early

CHANNELS = {
    "email": (
        r"e-? ?mails?\b(?! ?(?:address|addr|is\b|:|me\b|us\b|you\b|her\b|him\b|them\b|back\b|on file))"
        r"|emial|emai\b|eml\b|emale|inbox|newsletter|junk folder|spam folder"
        r"|(?:e-?mailed) (?:me|her|him|them|the customer|cust|customer)"
        r"|(?:got|received|gets|sent|had|a) (?:an? |the |your |her |him |me )?mail(?! order)\b"
        r"|(?:that|this) mail\b(?! ?(?:order|man|box|carrier))"
        r"|(?:your|our) mail(?= (?:says|said|swears|claims|states|told))"
    ),
    "sms": (
        r"text messages?|text msgs?|txt msgs?|txts?\b|sms(?:es)?\b|i?messages? on (?:her|my|his) phone"
        r"|whatsapp|imessage|texted (?:me|her|him|them|the customer|cust|customer)"
        r"|texts?\b(?! ?(?:of|in|me|her|us|you|back|him|them|on the|says? in the e-?mail))"
    ),
    "letter": (
        r"letters?\b|(?:in|by|through|via) (?:the )?post\b|(?:in|by|through|via) (?:the |paper )?mail\b"
        r"|snail mail|paper mail|postal mail|mailed letter|ltr\b|postcard"
    ),
    "push": (
        r"push(?: notifications?| msg| messages?| alerts?)?\b(?! (?:back|it|her|him|them|the))"
        r"|(?:app|phone|in-app) (?:notifications?|alerts?|messages?)|notifications?\b"
        r"|(?:alert|message) (?:in|on|from) (?:the |your |our |her |my )?app\b|pop-?up"
    ),
    "statement": (
        r"(?:bank|card|credit card|account|visa|amex|monthly|paypal)? ?statements?\b|stmt\b|stmnt\b"
        r"|bank app\b|banking app\b|online banking|(?:card|bank) (?:bill|transactions?|feed)"
        r"|(?:visa|mastercard|amex) bill\b"
        r"|transaction (?:list|history)"
    ),
    "website": (
        r"web ?sites?\b|web ?pages?\b|on (?:the|your|our) (?:site|page|portal)\b|portal\b"
        r"|(?:account|order|checkout|tracking|status) page\b|online account|your site\b|our site\b"
        r"|tracking(?= (?:says|said|shows|showed|claims|states))"
    ),
    "call": (
        r"phone call|voice ?mail|robocall|(?:got|received|had|gets) (?:a|this|another) call"
        r"|call from (?:you|us|someone|somebody|a)\b"
        r"|(?:someone|somebody|agent|rep|person|man|woman|they|you) (?:called|rang|phoned) "
        r"(?:me|her|him|them|the customer|cust|customer)\b(?! back\b)"
        r"|told (?:me|her|him|them)? ?(?:on|over) the (?:phone|line)"
    ),
}
SPOKEN_OF = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{words}))" for name, words in CHANNELS.items()), re.IGNORECASE
)
NOT_ONE = re.compile(
    r"(?:\b(?:no|without|nor|neither|never|isn'?t|wasn'?t|not|aint|ain't|rather than|instead of"
    r"|aren'?t|weren'?t)"
    r"|\b(?:didn'?t|doesn'?t|did not|haven'?t|hasn'?t|don'?t|never|not)"
    r" (?:get|got|receive|received|recieved|see|come|came|have an?|had an?))"
    r"(?: (?:an?|any|the|by|via|in|from|through|on|it|was|is|be|been|my|her|his|their|your|our|actually"
    r"|really|even|single|such|come|came|get|got|received|receive|see|bank|card|paper|as))*[ ]$",
    re.IGNORECASE,
)
READ_IN = re.compile(
    r"\b(?:got|gets|get|received|receives|recieved|rec'?d|rcvd|read|reads|saw|seen|sees|sent|in|on|via|by"
    r"|from|through|had|has|was|it's|forwarded|fwd|this|that|the)(?: (?:an?|the|your|our|her|his|my|this"
    r"|that|some|weird|strange|odd|confirmation|confusing|credit|refund|bank|company|same|one|another))*"
    r"[ ]$",
    re.IGNORECASE,
)
SAYS = re.compile(
    r"^[\w ,'()-]{0,30}?\b(?:say|says|said|saying|stat(?:es|ed|ing)|tells?|telling|shows?|showing|reads?|re"
    r"|about|that|mention\w*|confirm\w*|with|she got|i got|he got|she received|i received)\b",
    re.IGNORECASE,
)
ABSENT = re.compile(
    r"\b(?:can'?t|cannot|couldn'?t|doesn'?t|does not|didn'?t|did not|don'?t|not|isn'?t)"
    r" (?:find|see|show|showing|appear|locate|listed|anywhere)\b[^.;!?\n]{0,50}$",
    re.IGNORECASE,
)
WILL = re.compile(
    r"\b(?:will|would|should|going to|to|gonna|can you|could you|please|pls|want|wants|expect\w*) "
    r"[\w ]{0,20}$",
    re.IGNORECASE,
)
LOOKS = re.compile(
    r"\b(?:check(?:ed|ing)?|look(?:ed|ing)? (?:at|on)|on|see) (?:my|her|his|the|their)? ?"
    r"(?:bank |card )?$",
    re.IGNORECASE,
)
COMPLAINED_BY = re.compile(
    r"\b(?:complain\w*|wrote|written|contacted|reported|told (?:us|you)|applied|said so)\b"
    r"[^.;!?\n]{0,20} (?:by|in|via|through|per|with) (?:an? )?$",
    re.IGNORECASE,
)
WROTE_US = re.compile(
    r"\b(?:she|he|they|cust|customer|client|i|caller)(?: has| have|'s)? $|\breply(?:ing)? to (?:this|your) $"
    r"|\b(?:please|pls|kindly|you|can|could) (?:send )?(?:me |us |her )?(?:an? |the )?$",
    re.IGNORECASE,
)


def channel_in(text: str) -> str | None:
    """The channel that `text` says she read it in; a denied one never, the best told one first."""
    best: tuple[int, str] | None = None
    for found in SPOKEN_OF.finditer(text[:MOST_READ]):
        before = text[max(0, found.start() - 60) : found.start()]
        if NOT_ONE.search(before) or COMPLAINED_BY.search(before):
            continue
        weight = _weight(found, before, text[found.end() : found.end() + 60])
        if weight > 0 and (best is None or weight > best[0]):
            best = weight, found.lastgroup
    return best[1] if best else None


def _weight(found: re.Match[str], before: str, after: str) -> int:
    name = found.lastgroup
    weight = 2 + 2 * bool(READ_IN.search(before)) + 2 * bool(SAYS.match(after))
    if name in ("statement", "website") and ABSENT.search(before):
        return 0
    if name in ("statement", "website", "letter", "push") and WILL.search(before):
        weight -= 2
    if name in ("statement", "website", "letter", "push") and LOOKS.search(before):
        weight -= 1
    return weight - 3 * bool(WROTE_US.search(before))
