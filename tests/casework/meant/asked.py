"""One message of somebody with these records."""

from __future__ import annotations

from firstline.casework.meant.asked import Asked
from tests.casework.promises.cases import known
from tests.casework.records import NOW, said


def asked(text: str, *of) -> Asked:
    return Asked(known(*of), said(text), NOW)
