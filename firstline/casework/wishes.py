"""What she wants: something called off, money rather than goods, to use a thing or to know where it
is."""

from __future__ import annotations

import re

from firstline.casework.patterns import Sheet

_VAGUE, _FILLERS = "vague", "fillers"
_WISHES = Sheet("wishes.txt", [_FILLERS])
_WORD = re.compile(r"[^\W\d_]{3,}")

calls_off = _WISHES.of("call off")  # "cancel my box", "stop it, I don't need it any more"
wants_money_back = _WISHES.of("money back")  # rather than goods; where a refund is, is no such wish
wants_the_goods = _WISHES.of("goods")  # "I just want my parcel"
wants_again = _WISHES.of("again")  # what has ended is to go on
wants_a_pause = _WISHES.of("pause")  # what goes on is to rest for a while, not to end
sends_back = _WISHES.of("send back")  # a thing, not money, is to go back to us
keeps_it = _WISHES.of("keeps")  # she likes what came, though it is not what she ordered
tells_of_no_fault = _WISHES.of("no fault")  # it does not fit, or she changed her mind

asks_where = _WISHES.of("whereabouts")  # where it is, when it comes or is ready
asks_who_comes = _WISHES.of("who comes")  # when our engineer comes
asks_the_day = _WISHES.of("the day")  # which day it is now
asks_of_today = _WISHES.of("today")  # "will it be finished today?", and nothing of what it is
names_the_wait = _WISHES.of("the wait")  # "they said ten days"
asks_of_guarantee = _WISHES.of("guarantee")

tells_wrong = _WISHES.of("wrong")  # that a thing is another than it ought to be: she knows it
asks_why = _WISHES.of("why")
asks_what_for = _WISHES.of("what for")  # what a sum was taken for; she may not know it
asks_who_has_it = _WISHES.of("who has it")  # who has the money that did not reach her
tells_of_elsewhere = _WISHES.of("elsewhere")  # money went to another account than she meant
wants_another_card = _WISHES.of("another card")  # money is to go elsewhere; or that card is closed
speaks_of_money_back = _WISHES.of("refund")  # a refund or a credit of hers, by that name

# "May I cook tonight": whatever is to be used, it is what cooks, heats or drives.
asks_to_light = _WISHES.of("light")
_asks_to_use = _WISHES.of("use")
_complains, _does_not = _WISHES.of("complain"), _WISHES.of("no wish to complain")
_upsets = _WISHES.of(_VAGUE)


def asks_to_use(text: str) -> bool:
    """ "can I use the hob again", "is it safe?"."""
    return asks_to_light(text) or _asks_to_use(text)


def wants_to_complain(text: str) -> bool:
    """ "Complaint please": now, not that she did before."""
    return _complains(text) and not _does_not(text)


def is_vague(text: str) -> bool:
    """She is upset, or it is as it was before: nothing of what it is about."""
    if not _upsets(text):
        return False
    left = _WISHES.pattern(_FILLERS).sub(" ", _WISHES.pattern(_VAGUE).sub(" ", text))
    return not _WORD.search(left)
