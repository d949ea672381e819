"""Free text in disguise: notes, subjects and what messages print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from firstline.training.minting.amounts import Amounts
from firstline.training.minting.ciphering import Cipher
from firstline.training.minting.folding import digits, letters, plain_digits
from firstline.training.minting.people import People
from firstline.training.minting.telling_time import Seen
from firstline.training.minting.wording import words

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_PARTS = {
    "email": r"[^\s@<>(),;]+@[^\s@<>(),;]+",
    "iso": r"(?<!\d)(?P<day>\d{4}-\d\d-\d\d)(?!\d)",
    "date": rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?:,? \d{{4}})?"
    rf"|\b{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?"
    r"|(?<!\d)\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?!\d)",
    "money": r"(?P<sign>[£$€] ?)?(?P<sum>(?<!\d)\d{1,3}(?:,\d{3})+(?:\.\d\d)?(?!\d)"
    r"|(?<![\d.])\d+[.,]\d\d(?![\d.,]*\d))|[£$€] ?(?P<whole>\d+)(?![\d.,]*\d)",
    "clock": r"(?<!\d)\d{1,2}:\d\d(?!\d)",
    "plate": r"\b[A-Z]{2}\d\d ?[A-Z]{3}\b",
    "address": r"\b\d{1,5}[a-z]? (?:[A-Z][\w'-]+ ){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr"
    r"|close|court|ct|place|pl|square|sq|way|terrace|crescent|boulevard|blvd|gardens|row|hill)\b\.?",
    "digits": r"\+?\d(?:[\s().,/·_-]{0,2}\d){2,}",
    "word": r"[^\W\d_]+(?:['’][^\W\d_]+)*",
}
_TEXT = re.compile("|".join(f"(?P<{name}>{part})" for name, part in _PARTS.items()), re.IGNORECASE)
_LONG = 5  # letters of a name that count inside a longer word
_LEAST = 4  # digits that are a number of somebody's


class Prose:
    """`codes`: the records' own numbers and codes; `postcodes`, `phones`: as they are written there."""

    def __init__(
        self,
        tools: tuple[Cipher, People, Amounts, Seen],
        codes: Iterable[str],
        postcodes: Iterable[str],
        phones: Iterable[str],
    ) -> None:
        self._cipher, self._people, self._amounts, self._seen = tools
        self._codes = {letters(code) for code in codes}
        self._tails = {digits(code)[-4:] for code in codes}
        self._phones = {digits(phone)[-7:] for phone in phones if len(digits(phone)) >= 7}
        self._short = {letters(one): one for one in codes if _is_short(one)}
        wordy = [c for c in codes if re.search(r"[A-Za-z]{5}", c) and len(letters(c)) >= _LONG]
        self._exact = _flexible([*wordy, *self._short, *postcodes, *self._people.known])
        self._postcodes = {letters(one) for one in postcodes}
        follow = "|".join(map(re.escape, words()["names_follow"]))
        self._named = re.compile(rf"\b(?:{follow})\.?,? $", re.IGNORECASE)

    def of(self, text: str) -> str:
        text = plain_digits(text)
        if self._exact:
            # Taken apart, accents count as the signs between letters that do not matter.
            text = self._exact.sub(self._as_code, unicodedata.normalize("NFD", text))
            text = unicodedata.normalize("NFC", text)
        return _TEXT.sub(self._part, text)

    def _as_code(self, found: re.Match[str]) -> str:
        if self._people.is_name(found[0]):
            return _styled(self._people.name(found[0]), found[0])
        if letters(found[0]) in self._postcodes:
            return self._people.postcode(found[0])
        return self._cipher.code(self._short.get(letters(found[0]), found[0]))

    def _part(self, found: re.Match[str]) -> str:
        kind, text, stands = found.lastgroup, found[0], words()["prose"]
        if kind in ("day", "iso"):
            return self._day(text)
        if kind in ("sum", "whole", "sign", "money"):
            return self._sum(found)
        if kind == "digits":
            return self._number(text)
        if kind == "word":
            return self._word(text, found.string[: found.start()])
        if kind == "email":
            return self._email(text)
        return {"date": stands["day"], "plate": stands["plate"], "address": stands["address"]}.get(
            kind, text
        )

    def _email(self, text: str) -> str:
        """One that looks like ours keeps its domain, for it may be what was found."""
        domain = text.rpartition("@")[2]
        ours = letters(self._seen.company.name)[:_LONG]
        disguise = self._people.email(text)
        return f"{disguise.partition('@')[0]}@{domain}" if ours and ours in domain else disguise

    def _day(self, text: str) -> str:
        try:
            return f"{{{self._seen.day(date.fromisoformat(text))}}}"
        except ValueError:
            return words()["prose"]["day"]

    def _sum(self, found: re.Match[str]) -> str:
        written = found["sum"] or found["whole"]
        grouped = bool(re.search(r",\d{3}", written))
        decimal = "," if not grouped and re.search(r",\d\d$", written) else "."
        number = written.replace(",", "." if decimal == "," else "")
        changed = self._amounts.of(Decimal(number))
        told = f"{changed:,f}" if grouped else f"{changed:f}"
        return found[0].replace(written, told.replace(".", decimal) if decimal == "," else told)

    def _number(self, text: str) -> str:
        found = digits(text)
        if len(found) >= 7 and found[-7:] in self._phones and found not in self._codes:
            return self._people.phone(found)
        is_year = re.fullmatch(r"(?:19[5-9]|20[0-4])\d", text) and text not in self._tails
        short = len(found) < _LEAST and found not in self._codes
        return text if is_year or short else self._cipher.digits(text)

    def _word(self, text: str, before: str) -> str:
        key = letters(text)
        whole = self._people.parts.get(key) or self._inside(key)
        if whole is None and text[0].isupper() and self._named.search(before):
            whole = self._people.name(text).split()[0]
        return _styled(whole, text) if whole else text

    def _inside(self, key: str) -> str | None:
        """ "jlopez" holds a name."""
        parts = self._people.parts
        return next((parts[p] for p in parts if len(p) >= _LONG and p in key), None)


def _is_short(code: str) -> bool:
    """Letters and digits, too few of them in a row to be known as a number ("CR-91")."""
    runs = re.findall(r"\d+", code)
    return bool(runs and re.search(r"[A-Za-z]", code)) and max(map(len, runs)) < _LEAST


def _flexible(known: Iterable[str]) -> re.Pattern[str] | None:
    """Each of them however it is spaced."""
    shapes = sorted({letters(one) for one in known} - {""}, key=len, reverse=True)
    spaced = (r"[\W_]{0,2}".join(map(re.escape, shape)) for shape in shapes)
    found = "|".join(rf"(?<!\w){one}[\u0300-\u036f]*(?!\w)" for one in spaced)
    return re.compile(found, re.IGNORECASE) if found else None


def _styled(name: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return name.upper()
    return name.lower() if like.islower() else name
