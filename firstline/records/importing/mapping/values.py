"""What a map says about one of our columns: its text in the form that the import reads."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Date

from firstline.records.importing.mapping import forms
from firstline.records.importing.mapping.model import (
    Minor,
    Stepped,
    Value,
)
from firstline.records.importing.mapping.node import Node
from firstline.records.importing.mapping.origins import Place, read_origin
from firstline.records.tables.types import Money, UtcTime

_FORMS = {"time", "zone", "money"}


def read_value(node: Node, ours: str, place: Place) -> Value:
    """The value of our column `ours`, in the form that the import reads."""
    said = node.mapping() if node.is_mapping else {}
    return _in_our_form(read_origin(node, ours, place, _FORMS), ours, place, said)


def read_zone(node: Node) -> ZoneInfo:
    try:
        return ZoneInfo(node.written())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise node.wrong(f"{node.value!r} is no time zone; write one such as UTC") from None


def _in_our_form(value: Value, ours: str, place: Place, said: dict[str, Node]) -> Value:
    """Times get an offset and amounts lose their thousands, by what our column holds."""
    kind = place.table.c[ours].type
    timed, priced = isinstance(kind, (UtcTime, Date)), isinstance(kind, Money)
    for name, fits in (("time", timed), ("zone", timed), ("money", priced)):
        if name in said and not fits:
            raise said[name].wrong(f"{ours} holds no {'amount' if name == 'money' else 'time'}")
    if timed:
        form = said["time"].written() if "time" in said else "iso"
        zone = read_zone(said["zone"]) if "zone" in said else place.zone
        step = forms.Day(form) if isinstance(kind, Date) else forms.Time(form, zone)
        return Stepped(value, (step,))
    form = said["money"].choice(*forms.MONEY_FORMS) if "money" in said else place.money
    if not priced or form is None:
        return value
    if form != forms.MINOR:
        return Stepped(value, (forms.Amount(form),))
    if "currency" not in place.columns.mapping():
        raise said.get("money", place.columns).wrong("minor units need a currency column beside")
    return Minor(value, read_value(place.columns.mapping()["currency"], "currency", place))
