"""One form for text from every channel, so that the same words read the same."""

from __future__ import annotations

import html
import re
import unicodedata

ROUNDS = 8  # entities inside entities; real text needs two

QUOTES = "‘’‚‛′‹›`´"
DOUBLE_QUOTES = "“”„‟″«»"
DASHES = "‐‑‒–—―−⁃﹘﹣⸺⸻➖"
LINES = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
PLAIN = (
    (QUOTES, "'"),
    (DOUBLE_QUOTES, '"'),
    (DASHES, "-"),
    (LINES, "\n"),
    ("\t", " "),
    ("\n", "\n"),
    ("\u2044\u2215", "/"),
)
INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u20e3\u3164\uffa0" + "".join(
    chr(code) for code in range(0xFE00, 0xFE10)
)

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});")
AMPERSANDS = re.compile(r"&(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,4}26);)+")
SLACK_LINK = re.compile(r"<((?:https?://|mailto:|tel:)[^\s<>|]{1,2000})(?:\|([^<>|\n]{0,500}))?>")


def normalise(text: str) -> str:
    """`text` without the marks of its channel: entities, Slack links, odd quotes, dashes, spaces
    and digits, invisible and control characters. Idempotent; newlines are kept."""
    for _ in range(ROUNDS):
        clean = _once(text)
        if clean == text:
            return clean
        text = clean
    return _settled(text)


def _settled(text: str) -> str:
    """Ends a nest of entities that was built never to end: what is left is plain text."""
    while (clean := _once(ENTITY.sub(lambda found: "& " + found[0][1:], text))) != text:
        text = clean
    return text


def _once(text: str) -> str:
    if "&" in text:
        text = ENTITY.sub(lambda found: html.unescape(found[0]), AMPERSANDS.sub("&", text))
    text = text.replace("\r\n", "\n").translate(_CHARACTERS)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return SLACK_LINK.sub(_unlinked, text) if "<" in text else text


def _unlinked(found: re.Match[str]) -> str:
    target, label = found[1], (found[2] or "").strip()
    bare = re.sub(r"^(?:https?://|mailto:|tel:)", "", target)
    if not label:
        return target if target.startswith("http") else bare
    same = label.rstrip("/").lower() in (target.rstrip("/").lower(), bare.rstrip("/").lower())
    return label if same or not target.startswith("http") else f"{label} ({target})"


class _Characters(dict):
    """What each character becomes; filled as characters are met."""

    def __missing__(self, code: int) -> int | str | None:
        self[code] = became = _became(code)
        return became


def _became(code: int) -> int | str | None:
    character = chr(code)
    for marks, plain in PLAIN:
        if character in marks:
            return plain
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs") or character in INVISIBLE:
        return None
    if category == "Zs":
        return " "
    return str(unicodedata.decimal(character)) if category == "Nd" else code


_CHARACTERS = _Characters()
