"""Domains: what an address or a link belongs to, and whose domains tell nothing about a sender."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

# Anybody has an address here: such a domain says nothing about who writes.
_FREE_MAIL = """
gmail.com googlemail.com yahoo.com yahoo.co.uk ymail.com rocketmail.com outlook.com outlook.de
hotmail.com hotmail.co.uk hotmail.fr live.com live.co.uk msn.com icloud.com me.com mac.com
aol.com aim.com proton.me protonmail.com pm.me gmx.com gmx.net gmx.de gmx.at web.de t-online.de
freenet.de mail.com mail.ru yandex.ru yandex.com zoho.com fastmail.com hey.com tutanota.com
tuta.io comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net
earthlink.net btinternet.com virginmedia.com sky.com talktalk.net ntlworld.com blueyonder.co.uk
orange.fr wanadoo.fr free.fr laposte.net libero.it shaw.ca rogers.com bigpond.com
optusnet.com.au qq.com 163.com rediffmail.com
"""
# Genuine messages link here; a link to one of these accuses nobody.
_NEUTRAL = """
facebook.com twitter.com x.com instagram.com linkedin.com youtube.com youtu.be tiktok.com
pinterest.com apps.apple.com itunes.apple.com play.google.com maps.google.com goo.gl
maps.app.goo.gl trustpilot.com ups.com fedex.com usps.com dhl.com dhl.de dpd.com royalmail.com
evri.com canadapost.ca w3.org schema.org fonts.googleapis.com adobe.com
"""
FREE_MAIL = frozenset(_FREE_MAIL.split())
NEUTRAL = frozenset(_NEUTRAL.split())

WRAPPED = re.compile(r"(?:safelinks\.protection\.outlook\.com|urldefense\.[a-z.]+)", re.IGNORECASE)
TARGET = re.compile(r"[?&](?:url|u|q|target)=([^&\s]+)", re.IGNORECASE)
LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
DOT = r"(?:\.|\[\.\]|\(\.\)|\[dot\]|\(dot\))"
DOMAIN = rf"{LABEL}(?:{DOT}{LABEL}){{0,6}}{DOT}(?:xn--[\w-]{{2,58}}|[^\W\d_]{{2,24}})(?![\w@-])"
LINK = re.compile(
    rf"(?<![\w@])(?:h(?:tt|xx)ps?\[?:\]?//(?:[^\s/@]{{1,80}}@)?|www{DOT})(?P<host>{DOMAIN})"
    r"(?P<path>[/?#:][^\s<>\"']{0,2000})?",
    re.IGNORECASE,
)
BARE_LINK = re.compile(
    rf"(?<![\w@./-])(?P<host>{DOMAIN})(?P<path>/[^\s<>\"']{{1,2000}})", re.IGNORECASE
)


def plain(domain: str) -> str:
    """`domain` in lower case, undefanged, in its ASCII form, so that look-alike letters show."""
    domain = re.sub(DOT, ".", domain, flags=re.IGNORECASE).lower().strip(".")
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def host_of(address: str) -> str:
    return plain(address.rsplit("@", 1)[1])


def is_free(domain: str) -> bool:
    return domain in FREE_MAIL


def links(text: str) -> Iterator[tuple[int, str]]:
    """(start, domain) of each link that tells something; wrapped links by their true target."""
    for shape in (LINK, BARE_LINK):
        for found in shape.finditer(text):
            domain = plain(found["host"])
            path = found.groupdict().get("path") or ""
            if WRAPPED.search(domain) and (target := TARGET.search(path)):
                inner = LINK.match(unquote(target[1]))
                domain = plain(inner["host"]) if inner else domain
            domain = domain.removeprefix("www.")
            if not any(domain == known or domain.endswith("." + known) for known in NEUTRAL):
                yield found.start(), domain
