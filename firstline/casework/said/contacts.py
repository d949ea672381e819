"""E-mail addresses and links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.casework.said.mention import EMAIL, PHONE
from firstline.casework.said.page import Page
from firstline.casework.said.phones import phones

HOST = r"[^\W_](?:[\w-]{0,61}[^\W_])?(?:\.[^\W_](?:[\w-]{0,61}[^\W_])?){1,8}"
AT = re.compile("@(" + HOST + ")")
LOCAL = re.compile(r"[^\W_][\w.+%'&=~-]{0,63}$")
LINK = re.compile(
    r"(?<![\w@])(?:h(?:tt|xx|XX)ps?(?:\[?:\]?//)|www\.)[^\s<>\"']{2,2000}", re.IGNORECASE
)


def addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, address in lower case) of each e-mail address."""
    reached = 0
    for found in AT.finditer(text):
        local = LOCAL.search(text[max(reached, found.start() - 64) : found.start()])
        if local:
            start = found.start() - len(local[0])
            reached = found.end()
            yield start, found.end(), text[start : found.end()].lower()


def read_contacts(page: Page) -> None:
    """Notes the e-mail addresses and takes the links, whose digits are no identifiers."""
    for start, end, address in addresses(page.text):
        if not LINK.match(page.text, start):
            page.mention(EMAIL, address, start, end)
    for found in LINK.finditer(page.text):
        page.take(*found.span())


def read_phones(page: Page) -> None:
    for start, end, number in phones(page.text, page.region, page.free):
        page.mention(PHONE, number, start, end)
