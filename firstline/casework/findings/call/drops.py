"""DROP_LIVE, DROP_PAST and REPEAT_DROP: she was cut off and nobody has spoken to her since."""

from __future__ import annotations

from datetime import datetime, timedelta

from firstline.casework.facts import Account, Moment
from firstline.casework.finding import Certainty, Finding, Proof
from firstline.casework.findings.call import known
from firstline.casework.findings.call.talks import Drop, drops
from firstline.casework.promises.clock import company_day, her_day
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot

LIVE = timedelta(minutes=15)
REPEATED = timedelta(days=7)
PAST = timedelta(days=14)
MOST_SHOWN = 4


def find(
    snapshot: Snapshot, said: Said, now: datetime, callbacks_kept: tuple[datetime, ...]
) -> list[Finding]:
    """Two drops in a week lead; a call to be taken up at once comes on its own behind them.

    Drops that were made good count towards a repeat as long as the newest one was not.
    """
    known_drops = [d for d in drops(snapshot, now, callbacks_kept) if now - d.at <= PAST]
    left_open = [drop for drop in known_drops if drop.healed_at is None]
    if not left_open:
        return []
    newest = left_open[0]
    week = tuple(drop for drop in known_drops if now - drop.at <= REPEATED)
    found = []
    if len(week) > 1:
        found.append(_finding(snapshot, now, "REPEAT_DROP", newest, week))
    if now - newest.at < LIVE and _log_reaches(snapshot, newest):
        found.append(_finding(snapshot, now, "DROP_LIVE", newest))
    return found or [_finding(snapshot, now, "DROP_PAST", _meant(snapshot, said, left_open))]


def _meant(snapshot: Snapshot, said: Said, left_open: list[Drop]) -> Drop:
    """The one of a day that she names, else the newest."""
    days = {day.day for day in said.days}
    named = [d for d in left_open if {her_day(snapshot, d.at), company_day(snapshot, d.at)} & days]
    return (named or left_open)[0]


def _log_reaches(snapshot: Snapshot, drop: Drop) -> bool:
    """A log that ends before the call cannot tell that nobody has rung her back."""
    return "calls" in snapshot.as_of and snapshot.as_of["calls"] >= drop.at


def _finding(
    snapshot: Snapshot, now: datetime, code: str, drop: Drop, week: tuple[Drop, ...] = ()
) -> Finding:
    is_known = snapshot.is_fresh(now, "calls") and _log_reaches(snapshot, drop)
    certainty: Certainty = "certain" if is_known else "likely"
    facts: known.Found = dict(_of(drop))
    if week:
        facts |= {"count": Account(str(len(week))), "first_at": Moment(week[-1].at)}
        noted = (known.written(one.call.note) for one in week)
        facts["note"] = next(filter(None, noted), None)
    if not is_known:
        facts["log_until"] = known.moment(snapshot.as_of.get("calls"))
    shown = (week or (drop,))[:MOST_SHOWN]
    rows = tuple(Proof("call_dropped", d.call.record, d.at, known.kept(_of(d))) for d in shown)
    rows += tuple(_made_good(one) for one in shown if one.healed_at)
    return Finding("call", code, certainty, known.kept(facts), rows, _ruled_out(snapshot, is_known))


def _made_good(drop: Drop) -> Proof:
    return Proof("drop_healed", at=drop.healed_at, facts={"rang_at": Moment(drop.healed_at)})


def _ruled_out(snapshot: Snapshot, is_known: bool) -> tuple[Proof, ...]:
    out = [Proof("not_hung_up")]
    if is_known:
        out.append(Proof("not_spoken_since"))
        out += [Proof("no_callback_since")] if "callbacks" in snapshot.as_of else []
    return tuple(out)


def _of(drop: Drop) -> known.Found:
    """A call's length is told in seconds when it was short."""
    lasted = (drop.at - drop.began).total_seconds()
    unit, length = ("seconds", lasted) if lasted < 120 else ("minutes", lasted / 60)
    return {
        "dropped_at": Moment(drop.at),
        "colleague": known.plain(drop.call.agent),
        "note": known.written(drop.call.note),
        "phone": known.account(drop.call.phone),
        unit: Account(str(round(length))) if lasted > 0 else None,
    }
