"""Whose message it is: the domains that sent what she received, apart from her own address.

Taking her own address for a sender would accuse a genuine message, so where the words do not tell
which of the two an address is, it counts as the writer of the pasted text."""

from __future__ import annotations

import re

from firstline.casework.said import hosts
from firstline.casework.said.contacts import addresses
from firstline.casework.said.origin import Origin
from firstline.casework.said.paste import RECIPIENTS, SENDERS, Paste, header_addresses
from firstline.casework.said.told import read_told_senders
from firstline.casework.said.voices import (
    FIRST_PERSON,
    MACHINE,
    QUOTED,
    SHE_GOT,
    WRITES,
    in_company_voice,
)

SIGNATURE = re.compile(
    r"\n(?:-- ?\n|(?:kind |best |warm )?regards|thanks|cheers|best,|sincerely)", re.IGNORECASE
)
SIGNED_LINK = re.compile(r"(?:web|website|www|url)?[ :]*(?:https?://)?[^\s/]+/?", re.IGNORECASE)


def read_senders(text: str, paste: Paste) -> Origin:
    origin = Origin()
    own = set(header_addresses(paste, RECIPIENTS, received=True))
    own |= set(header_addresses(paste, RECIPIENTS, received=False))
    tops = header_addresses(paste, SENDERS, received=False)
    body = paste.outside(text)
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
    read_told_senders(text, paste, own, origin)
    _links(text, paste, origin)
    return origin


def _is_received(address: str, domain: str, paste: Paste, body: str) -> bool:
    """The outermost mail is the one she received, not hers to us."""
    if MACHINE.match(address.split("@")[0]) and not hosts.is_free(domain):
        return True
    if paste.lead.strip() and SHE_GOT.search(paste.lead) and not WRITES.search(paste.lead):
        return True
    return not hosts.is_free(domain) and in_company_voice(body)


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
