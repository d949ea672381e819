"""Whether a message gives one postcode in the writer's own words, and not as something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from firstline.casework.said import Mention, Said
from firstline.casework.said.bare import only_identifiers
from firstline.casework.said.loose import WHAT_IS
from firstline.casework.said.mention import NUMBER, POSTCODE, TAIL
from firstline.casework.said.units import BEFORE_OTHER, STREET, STREETS_AFTER, TOWN, is_count
from firstline.records.identifiers import compact

SHORT = 4  # digits up to which a number alone is more often a year, a house or an account
MOST = 200  # runs weighed in one message; what comes later is not given
ANSWER = 200  # characters of a message that is only an answer
LETTERED = (
    r"[a-z]{1,2}[0-9][a-z0-9]?[\s-]?[0-9][a-z]{2}|[a-z][0-9][a-z][\s-]?[0-9][a-z][0-9]"
    r"|[0-9]{4} ?[a-z]{2}|[a-z][0-9]{2} ?[a-z0-9]{4}"
)
STATE = re.compile(r"\b(?:NSW|VIC|QLD|WA|SA|TAS|NT|ACT),? $")
POSTAL = re.compile(r"\b(?:post ?code|zip(?: ?code)?|plz)[ :.#=-]{0,3}$", re.IGNORECASE)
QUESTION = re.compile(r"[\"')\]]{0,3} {0,2}\?")


def postcodes_in(said: Said, own: str, case: Said | None = None) -> set[str]:
    """The different postcodes of the kind of `own` that the writer offers, compact; `own` is among
    them when she gives it. `case` is all that was said, for digits called an ending elsewhere."""
    own = compact(own)
    offered = {_named(m, own) for m in said.mentions if m.kind == POSTCODE and not m.quoted}
    loose = set(_loose(said, own))
    if _is_disputed(said, own) or (case is not None and _is_disputed(case, own)):
        loose.discard(own)
    return offered | loose


def is_bare_postcode(mention: Mention, own: str) -> bool:
    """A number that no word names and that is all of the postcode `own`."""
    own = compact(own)
    if not own or mention.quoted or mention.kind not in (TAIL, NUMBER):
        return mention.kind == POSTCODE and not mention.quoted and _named(mention, own) == own
    return (mention.bare or mention.kind == NUMBER) and own in _forms(mention)


def _named(mention: Mention, own: str) -> str:
    """The postcode of a label, without a country before it or the four digits after a ZIP code."""
    value = re.sub(r"^[A-Z]{1,2}-(?=[0-9])", "", mention.value)
    if len(own) == 5 and own.isdigit():
        value = re.sub(r"^([0-9]{5})-[0-9]{4}$", r"\1", value)
    return compact(value)


def _loose(said: Said, own: str) -> Iterator[str]:
    """Runs of the text shaped like `own` that nothing explains as something else."""
    text, shape = said.text, _shape(own)
    explained = _explained(said, own)
    for found in islice(shape.finditer(text), MOST):
        start, end = found.span("run")
        if explained.find(1, start, end) < 0 and _may_stand(said, own, start, end):
            yield compact(found["run"])
    for mention in said.tails:  # in words, or digit by digit
        in_words = mention.bare and not mention.quoted and not mention.written.isdigit()
        if in_words and SHORT < len(own) == len(mention.value):
            yield mention.value


def _may_stand(said: Said, own: str, start: int, end: int) -> bool:
    if not own.isdigit():
        return True
    return not _is_elsewhere(said.text, start, end) and (
        len(own) > SHORT or _is_place(said, start, end)
    )


def _shape(own: str) -> re.Pattern[str]:
    if not own.isdigit():
        spaced = r"[\s-]?".join("[0-9]" if mark.isdigit() else "[a-z]" for mark in own)
        shape, after = rf"{spaced}|{LETTERED}", r"(?![\w@])"
    else:
        grouped = rf"|[0-9]{{3}}[ -][0-9]{{{len(own) - 3}}}" if len(own) > SHORT else ""
        grouped += rf"|[0-9]{{2}}-[0-9]{{{len(own) - 2}}}" if len(own) == 5 else ""
        grouped += rf"|[0-9]{{5}}-[0-9]{{{len(own) - 5}}}" if len(own) == 8 else ""
        more = r"(?:-[0-9]{4})?" if len(own) == 5 else ""
        shape, after = rf"[0-9]{{{len(own)}}}{grouped}", rf"{more}(?![\w@%]|[.,:/-][0-9])"
    before = r"(?<![\w$€£¥#*@])(?<![0-9][.,:/-])(?<![$€£¥][ -])(?<![/])"
    return re.compile(rf"{before}(?P<run>{shape}){after}", re.IGNORECASE)


def _explained(said: Said, own: str) -> bytearray:
    """1 where the text is received, money, a day or an identifier of its own."""
    taken = bytearray(len(said.text))
    spans = [*said.received, *((one.start, one.end) for one in (*said.amounts, *said.days))]
    spans += [(m.start, m.end) for m in said.mentions if not _may_be_postcode(said.text, m, own)]
    for start, end in spans:
        taken[start:end] = b"\x01" * (end - start)
    return taken


def _may_be_postcode(text: str, mention: Mention, own: str) -> bool:
    if mention.kind == NUMBER:
        return len(compact(mention.value)) == len(own)
    return mention.kind == POSTCODE or (
        mention.bare
        and not WHAT_IS.search(text[max(0, mention.start - 30) : mention.start])
        and not QUESTION.match(text, mention.end)
    )


def _is_elsewhere(text: str, start: int, end: int) -> bool:
    """A house number, a count, a version: units that no postcode has."""
    before = text[max(0, start - 40) : start]
    street = STREET.match(text, end) or STREETS_AFTER.match(text, end)
    other = BEFORE_OTHER.search(before) and not POSTAL.search(before)
    counted = is_count(text, end) and not TOWN.match(text, end)
    return bool(street or counted or other)


def _is_place(said: Said, start: int, end: int) -> bool:
    """A short postcode stands alone, after its state, or in a message of identifiers only."""
    if STATE.search(said.text[max(0, start - 8) : start]):
        return True
    if len(said.text) > ANSWER:
        return False
    alike = re.finditer(rf"(?<![\w.,]){'[0-9]' * (end - start)}(?![\w.])", said.text)
    runs = [Mention(POSTCODE, one[0], one[0], *one.span()) for one in alike]
    return bool(runs) and only_identifiers(said.text, (*said.mentions, *runs))


def _forms(mention: Mention) -> set[str]:
    return {compact(mention.value), compact(mention.written)}


def _is_disputed(said: Said, own: str) -> bool:
    """Somebody calls these digits an ending, an account or a card."""
    marked = (tail for tail in said.tails if not tail.bare)
    return any(own in _forms(tail) or own == re.sub(r"\D", "", tail.written) for tail in marked)
