"""One-time codes: sent to the contact on file, checked once, never shown to us."""

from firstline.desk.codes.checking import TooManyWrong, check, last_good
from firstline.desk.codes.limits import LASTS
from firstline.desk.codes.sending import TOPIC, CannotSend, contact, send
from firstline.desk.codes.sent import Sent

__all__ = [
    "LASTS",
    "TOPIC",
    "CannotSend",
    "Sent",
    "TooManyWrong",
    "check",
    "contact",
    "last_good",
    "send",
]
