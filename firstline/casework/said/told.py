"""Senders named in a sentence: "an email from refunds@x.example", "sent by x.example"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from firstline.casework.said import hosts
from firstline.casework.said.contacts import addresses
from firstline.casework.said.origin import Origin
from firstline.casework.said.paste import Paste
from firstline.casework.said.voices import MACHINE, NAMED, RECEIVED, ROLE, SURELY, TELLS, WRITES

MOST_WEIGHED = 100  # addresses and domains of one message
DOTTED = re.compile(r"(?<![\w@./:-])[\w@./:-]+(?:\.|\[\.\]|\(\.\)|[\[(]dot[\])])[\w.\[\]()-]+")
BARE_DOMAIN = re.compile(rf"(?<![\w@./-])@?(?P<domain>{hosts.DOMAIN})")
SENTENCE = re.compile(r"[!?\n]|\.(?=\s)|;")
FROM = re.compile(r"\b(?:from|frm)\W{0,3}$", re.IGNORECASE)


def read_told_senders(text: str, paste: Paste, own: set[str], origin: Origin) -> None:
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
        if FROM.search(before):
            origin.writers.append(domain)
    elif address and hosts.is_free(domain):
        (origin.senders if SURELY.search(sentence) else origin.writers).append(domain)
    elif address is None or _sent_to_her(sentence, address.split("@")[0]):
        origin.senders.append(domain)
    elif FROM.search(before):
        origin.writers.append(domain)


def _sent_to_her(sentence: str, local: str) -> bool:
    if RECEIVED.search(sentence) or MACHINE.match(local):
        return True
    return bool(ROLE.match(local) and TELLS.search(sentence))
