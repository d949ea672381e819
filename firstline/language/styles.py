"""Rewrites a training example the way an agent would type it: a few rules, the same every time.

Each rule takes the example and a seeded `Random`. There is none for slips of the finger: mending
them (spelling.py) measured better than learning from them. Test phrases are written by hand and never come
from here, otherwise the tests would measure these rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Style = Callable[[str, Random], str]

_PERSONS = ("she", "her", "her", "hers"), ("he", "his", "him", "his")
_TOLD = {
    "i'm": "{0}'s",
    "i am": "{0} is",
    "i've": "{0}'s",
    "i have": "{0} has",
    "i was": "{0} was",
    "i'd": "{0}'d",
    "i'll": "{0}'ll",
    "i do": "{0} does",
    "i don't": "{0} doesn't",
    "i": "{0}",
    "my": "{1}",
    "me": "{2}",
    "mine": "{3}",
    "myself": "{2}self",
}
_FIRST_PERSON = re.compile(
    r"(?i)\b(?:i am|i have|i was|i do|i don't|i'm|i've|i'd|i'll|i|my|me|mine|myself)\b"
)
_REPORTS = ("customer says ", "cust says ", "{0} says ", "caller: ", "")
_SHORT = {
    "account": "acct",
    "address": "addr",
    "amount": "amt",
    "appointment": "appt",
    "because": "bc",
    "confirmation": "conf",
    "customer": "cust",
    "delivered": "dlvd",
    "delivery": "dlvry",
    "message": "msg",
    "number": "no",
    "payment": "pmt",
    "please": "pls",
    "received": "rcvd",
    "reference": "ref",
    "subscription": "sub",
    "transaction": "txn",
    "with": "w/",
    "without": "w/o",
    "you": "u",
}
_SMALL = (
    "a an the is are was were be been am do does did to of it its that this has had have will "
    "would she he they her his i my me"
)
_DROPPED = frozenset(_SMALL.split())
_OPENINGS = (
    "Good afternoon, ",
    "Hello, I hope you can help. ",
    "Customer wrote: ",
    "I have been with you for six years. ",
    "This is the second time I am writing. ",
)
_ENDINGS = (
    " Please look into it.",
    " I would like an answer this week.",
    " This is very frustrating. Regards, Dana",
    " Awaiting your reply.",
    "",
)


def third_person(text: str, random: Random) -> str:
    """ "I was charged" -> "cust says she was charged"."""
    person = random.choice(_PERSONS)
    told = _FIRST_PERSON.sub(lambda found: _TOLD[found[0].lower()].format(*person), text)
    return random.choice(_REPORTS).format(*person) + told[:1].lower() + told[1:]


def telegraphic(text: str, random: Random) -> str:
    """Small words go and long ones are cut short: "cust acct no wrong"."""
    words = [word for word in re.sub(r"[?.!,]", "", text.lower()).split() if word not in _DROPPED]
    if not words:
        return text
    return random.choice(("cust ", "", "")) + " ".join(_SHORT.get(word, word) for word in words)


def pasted(text: str, random: Random) -> str:
    """Inside a customer's mail: something before it and something after."""
    return random.choice(_OPENINGS) + text + random.choice(_ENDINGS)


STYLES: tuple[Style, ...] = (third_person, telegraphic, pasted)
COURTEOUS_STYLES: tuple[Style, ...] = (telegraphic,)
