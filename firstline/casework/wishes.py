"""What she wants: something called off, money rather than goods, to use a thing or to know where it
is."""

from __future__ import annotations

import re
from functools import lru_cache

from firstline.casework.patterns import FOLDER, read_patterns

_CALL_OFF, _MONEY_BACK, _GOODS = "call off", "money back", "goods"
_USE, _LIGHT, _WHERE = "use", "light", "whereabouts"
_WHO_COMES, _THE_DAY, _THE_WAIT = "who comes", "the day", "the wait"
_SEND_BACK, _AGAIN = "send back", "again"
_WHO_HAS, _ELSEWHERE, _WHAT_FOR = "who has it", "elsewhere", "what for"
_GUARANTEE, _COMPLAIN, _VAGUE = "guarantee", "complain", "vague"
_OTHER_CARD, _NO_FAULT = "another card", "no fault"
_REFUND, _KEEPS = "refund", "keeps"
_FILLERS, _NO_COMPLAINT = "fillers", "no wish to complain"
_WORD = re.compile(r"[^\W\d_]{3,}")
_HEADINGS = (
    *(_CALL_OFF, _MONEY_BACK, _GOODS, _USE, _LIGHT, _WHERE),
    *(_WHO_COMES, _THE_DAY, _THE_WAIT, _SEND_BACK, _AGAIN),
    *(_WHO_HAS, _ELSEWHERE, _WHAT_FOR, _GUARANTEE),
    *(_COMPLAIN, _VAGUE, _OTHER_CARD, _NO_FAULT, _REFUND, _KEEPS),
    *(_FILLERS, _NO_COMPLAINT),
)


def calls_off(text: str) -> bool:
    """ "cancel my box", "stop it, I don't need it any more"."""
    return bool(_patterns()[_CALL_OFF].search(text))


def wants_money_back(text: str) -> bool:
    """ "I'd rather have the money"; where a refund is, is no such wish."""
    return bool(_patterns()[_MONEY_BACK].search(text))


def wants_the_goods(text: str) -> bool:
    """ "I just want my parcel"."""
    return bool(_patterns()[_GOODS].search(text))


def asks_to_use(text: str) -> bool:
    """ "can I use the hob again", "is it safe?"."""
    return asks_to_light(text) or bool(_patterns()[_USE].search(text))


def asks_to_light(text: str) -> bool:
    """ "may I cook tonight": whatever is to be used, it is what cooks, heats or drives."""
    return bool(_patterns()[_LIGHT].search(text))


def asks_where(text: str) -> bool:
    """Where it is, when it comes or is ready."""
    return bool(_patterns()[_WHERE].search(text))


def asks_who_comes(text: str) -> bool:
    """When our engineer comes."""
    return bool(_patterns()[_WHO_COMES].search(text))


def asks_the_day(text: str) -> bool:
    """Which day it is now."""
    return bool(_patterns()[_THE_DAY].search(text))


def names_the_wait(text: str) -> bool:
    """ "They said ten days"."""
    return bool(_patterns()[_THE_WAIT].search(text))


def sends_back(text: str) -> bool:
    """A thing, not money, is to go back to us."""
    return bool(_patterns()[_SEND_BACK].search(text))


def wants_again(text: str) -> bool:
    """What has ended is to go on."""
    return bool(_patterns()[_AGAIN].search(text))


def asks_who_has_it(text: str) -> bool:
    """Who has the money that did not reach her."""
    return bool(_patterns()[_WHO_HAS].search(text))


def tells_of_elsewhere(text: str) -> bool:
    """Money went to another account than she meant."""
    return bool(_patterns()[_ELSEWHERE].search(text))


def asks_what_for(text: str) -> bool:
    """What a sum was taken for; she may not know it."""
    return bool(_patterns()[_WHAT_FOR].search(text))


def asks_of_guarantee(text: str) -> bool:
    return bool(_patterns()[_GUARANTEE].search(text))


def wants_to_complain(text: str) -> bool:
    """ "Complaint please": now, not that she did before."""
    if _patterns()[_NO_COMPLAINT].search(text):
        return False
    return bool(_patterns()[_COMPLAIN].search(text))


def is_vague(text: str) -> bool:
    """She is upset, or it is as it was before: nothing of what it is about."""
    if not _patterns()[_VAGUE].search(text):
        return False
    left = _patterns()[_FILLERS].sub(" ", _patterns()[_VAGUE].sub(" ", text))
    return not _WORD.search(left)


def wants_another_card(text: str) -> bool:
    """Money is to go elsewhere than the records have it; or that card is closed."""
    return bool(_patterns()[_OTHER_CARD].search(text))


def speaks_of_money_back(text: str) -> bool:
    """A refund or a credit of hers, by that name."""
    return bool(_patterns()[_REFUND].search(text))


def keeps_it(text: str) -> bool:
    """She likes what came, though it is not what she ordered, or keeps it."""
    return bool(_patterns()[_KEEPS].search(text))


def tells_of_no_fault(text: str) -> bool:
    """It does not fit, or she changed her mind."""
    return bool(_patterns()[_NO_FAULT].search(text))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "wishes.txt", *_HEADINGS)
