"""Where she read it: the kind of message, who sent it, and whether the text holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.casework.said.channel import channel_in
from firstline.casework.said.mention import Source
from firstline.casework.said.origin import Origin
from firstline.casework.said.paste import Paste
from firstline.casework.said.voices import FIRST_PERSON, GREETS, in_company_voice

LETTER_LENGTH = 120  # characters from which a greeted text is a pasted message
INLINE = re.compile(r"\"([^\"]{20,2000})\"")
MESSAGE_WORDS = re.compile(r"\b(?:your|we|our|dear|has been|have been|credited|refunded)\b", re.I)
OPT_OUT = re.compile(r"\b(?:reply|text|txt) stop\b|\bstop to (?:opt ?out|end|unsub)", re.IGNORECASE)


def read_source(text: str, paste: Paste, origin: Origin) -> Source | None:
    """The source that `text` tells or shows; None when it says nothing of one."""
    pasted = _is_pasted(text, paste, origin)
    channel = channel_in(_own_words(text, paste, origin))
    if channel is None and OPT_OUT.search(text):
        channel = "sms"
    if channel is None and (pasted or paste.received):
        channel = "email" if paste.is_mail or paste.received or GREETS.search(text) else None
    domains = tuple(dict.fromkeys([*origin.senders, *origin.links]))
    links = tuple(domain for domain in dict.fromkeys(origin.links) if domain not in origin.senders)
    writers = tuple(domain for domain in dict.fromkeys(origin.writers) if domain not in domains)
    if channel is None and domains:
        channel = "email" if origin.senders and "@" in text else None
    if not (channel or domains or pasted or writers):
        return None
    return Source(channel, domains, pasted, writers, links)


def _is_pasted(text: str, paste: Paste, origin: Origin) -> bool:
    """The message itself is in the text; her own mail about it holds it only where it quotes it."""
    if paste.received or origin.theirs:
        return True
    if any(_inline(text)):
        return True
    if OPT_OUT.search(text) and len(text) > LETTER_LENGTH / 2:
        return True
    if paste.is_mail:
        return not origin.hers or not FIRST_PERSON.search(text)
    return (bool(GREETS.search(text)) and len(text) >= LETTER_LENGTH) or in_company_voice(text)


def received_spans(text: str, paste: Paste, origin: Origin) -> tuple[tuple[int, int], ...]:
    """Where `text` holds the message she received: quoted parts, the mail of another sender, words
    in quotation marks, and a message that greets her in the company's voice."""
    spans = [*paste.received, *(quoted.span(1) for quoted in _inline(text))]
    greeting = GREETS.search(text)
    if origin.theirs:
        spans.append((len(paste.lead), len(text)))
    elif greeting and not origin.hers and in_company_voice(text):
        spans.append((greeting.start(), len(text)))
    return tuple(sorted(spans))


def _inline(text: str) -> Iterator[re.Match[str]]:
    """The quotations that speak as a company does."""
    return (quoted for quoted in INLINE.finditer(text) if MESSAGE_WORDS.search(quoted[1]))


def _own_words(text: str, paste: Paste, origin: Origin) -> str:
    """What the agent or the customer says about the message, without the message and headers."""
    if origin.theirs:
        return paste.lead
    words = paste.outside(text)
    for header in paste.headers:
        if not header.received:
            words = words.replace(f"{header.value}", " ", 1)
    return words
