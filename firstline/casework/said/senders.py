"""Whose message it is: the domains that sent what she received, apart from her own address.

Taking her own address for a sender would accuse a genuine message, so where the words do not tell
which of the two an address is, it counts as the writer of the pasted text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from firstline.casework.said import hosts
from firstline.casework.said.contacts import addresses
from firstline.casework.said.paste import RECIPIENTS, SENDERS, Paste, header_addresses

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
    r"\b(?:from|by|sender|sender's|address|reply-?to|domain|via|site|website|page|to|url|link|links|off"
    r"|headed|signed)\b(?: (?:address|domain|was|is|says|shows|reads|as|the|to|a|an|called|named|e-?mail"
    r"|site|website|sender))*[ :=]{0,3}(?:\"[^\"\n]{0,60}\" ?|[A-Z][\w&. ]{0,40} ?)?[<(\"'\[]{0,2}$",
    re.IGNORECASE,
)
MOST_WEIGHED = 100  # addresses and domains of one message
DOTTED = re.compile(r"(?<![\w@./:-])[\w@./:-]+(?:\.|\[\.\]|\(\.\)|[\[(]dot[\])])[\w.\[\]()-]+")
BARE_DOMAIN = re.compile(rf"(?<![\w@./-])@?(?P<domain>{hosts.DOMAIN})")
SENTENCE = re.compile(r"[!?\n]|\.(?=\s)|;")
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
SIGNATURE = re.compile(
    r"\n(?:-- ?\n|(?:kind |best |warm )?regards|thanks|cheers|best,|sincerely)", re.IGNORECASE
)
SIGNED_LINK = re.compile(r"(?:web|website|www|url)?[ :]*(?:https?://)?[^\s/]+/?", re.IGNORECASE)


@dataclass
class Origin:
    """Domains of what she received, of its links, and of whoever wrote the pasted text."""

    senders: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    writers: list[str] = field(default_factory=list)
    hers: bool = False  # the paste is surely her own mail
    theirs: bool = False  # the outermost mail is the one she received


def read_senders(text: str, paste: Paste) -> Origin:
    origin = Origin()
    own = set(header_addresses(paste, RECIPIENTS, received=True))
    own |= set(header_addresses(paste, RECIPIENTS, received=False))
    tops = header_addresses(paste, SENDERS, received=False)
    body = _outside(text, paste)
    for address in tops:
        domain = hosts.host_of(address)
        if _is_received(address, domain, paste, body):
            origin.senders.append(domain)
            origin.theirs = True
        else:
            origin.writers.append(domain)
            own.add(address)
    origin.hers = bool(tops) and not origin.theirs
    _quoted_senders(text, paste, own, origin)
    _told_senders(text, paste, own, origin)
    _links(text, paste, origin)
    return origin


def _outside(text: str, paste: Paste) -> str:
    """The text that quotes nothing."""
    pieces, done = [], 0
    for start, end in paste.received:
        pieces.append(text[done:start])
        done = max(done, end)
    return "\n".join([*pieces, text[done:]])


def _is_received(address: str, domain: str, paste: Paste, body: str) -> bool:
    """The outermost mail is the one she received, not hers to us."""
    if MACHINE.match(address.split("@")[0]) and not hosts.is_free(domain):
        return True
    if paste.lead.strip() and SHE_GOT.search(paste.lead) and not WRITES.search(paste.lead):
        return True
    return not hosts.is_free(domain) and in_company_voice(body)


def in_company_voice(text: str) -> bool:
    """A company to its customer: greets her by name, says we and your, and never I or a question."""
    text = QUOTED.sub(" ", text)
    if "?" in text or FIRST_PERSON.search(text):
        return False
    return bool(GREETS.search(text) and YOURS.search(text) and COMPANY_VOICE.search(text))


def _quoted_senders(text: str, paste: Paste, own: set[str], origin: Origin) -> None:
    found = list(header_addresses(paste, SENDERS, received=True))
    for start, end in paste.received:
        head = text[start : min(end, start + 300)].split("wrote", 1)
        if len(head) > 1:
            found += [address for _, _, address in addresses(head[0])]
    for address in found:
        domain = hosts.host_of(address)
        if address in own or _is_hers(domain, text, paste, origin):
            continue
        origin.senders.append(domain)


def _is_hers(domain: str, text: str, paste: Paste, origin: Origin) -> bool:
    """A free-mail author of a quotation in the first person is the customer in our own thread."""
    if not hosts.is_free(domain):
        return False
    quoted = " ".join(text[start:end] for start, end in paste.received)
    if FIRST_PERSON.search(QUOTED.sub(" ", quoted)):
        origin.writers.append(domain)
        return True
    return False


def _told_senders(text: str, paste: Paste, own: set[str], origin: Origin) -> None:
    """Senders named in a sentence: "an email from refunds@x.example", "sent by x.example"."""
    spots = list(islice(addresses(text), MOST_WEIGHED))
    for start, end, address in spots:
        if address not in own and not _in_header(text, start, paste):
            _weigh(text, start, end, hosts.host_of(address), address, origin)
    for found in islice(_bare_domains(text), MOST_WEIGHED):
        start = found.start("domain")
        if any(begin <= start < end for begin, end, _ in spots):
            continue
        if text[found.end() : found.end() + 1] == "/" or _in_header(text, start, paste):
            continue
        _weigh(text, start, found.end(), hosts.plain(found["domain"]), None, origin)


def _bare_domains(text: str) -> Iterator[re.Match[str]]:
    for dotted in DOTTED.finditer(text):
        yield from BARE_DOMAIN.finditer(text, *dotted.span())


def _in_header(text: str, place: int, paste: Paste) -> bool:
    return any(
        header.start <= place <= header.start + len(header.name) + 8 + len(header.value)
        for header in paste.headers
    )


def _weigh(
    text: str, start: int, end: int, domain: str, address: str | None, origin: Origin
) -> None:
    before = text[max(0, start - 160) : start]
    if not NAMED.search(before) or domain in origin.writers:
        return
    left = max((found.end() for found in SENTENCE.finditer(before)), default=0)
    right = SENTENCE.search(text, end)
    sentence = before[left:] + " " + text[end : right.start() if right else end + 160]
    if WRITES.search(sentence):
        if re.search(r"\bfrom\W{0,3}$", before, re.IGNORECASE):
            origin.writers.append(domain)
    elif address and hosts.is_free(domain):
        (origin.senders if SURELY.search(sentence) else origin.writers).append(domain)
    elif address is None or _sent_to_her(sentence, address.split("@")[0]):
        origin.senders.append(domain)
    elif re.search(r"\bfrom\W{0,3}$", before, re.IGNORECASE):
        origin.writers.append(domain)


def _sent_to_her(sentence: str, local: str) -> bool:
    if RECEIVED.search(sentence) or MACHINE.match(local):
        return True
    return bool(ROLE.match(local) and TELLS.search(sentence))


def _links(text: str, paste: Paste, origin: Origin) -> None:
    """Links count unless the customer signed her own mail with them."""
    signature = SIGNATURE.search(text)
    for start, domain in hosts.links(text):
        if domain in origin.writers and not hosts.is_free(domain):
            continue
        if origin.hers and not paste.quotes(start):
            line = text[text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0].strip()
            if (signature and start > signature.start()) or SIGNED_LINK.fullmatch(line):
                continue
        origin.links.append(domain)
