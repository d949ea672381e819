"""Plans that debit as agreed, make good what failed, or leave it open what a debit is for."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.ledgers.books import Books, Truth
from benchmarks.ledgers.doubled_plans import run
from benchmarks.ledgers.rhythm import PERIODS, dues, step
from benchmarks.ledgers.shapes import alike, only


@alike
def renewals(books: Books) -> Truth:
    period = books.dice.choice(list(PERIODS))
    amount, last = books.sum(), books.ago(books.dice.uniform(3, 40))
    times = dues(books, period, last, books.dice.randint(2, 9))
    plan = books.plan(amount, period, times[0])
    for at in times:
        books.take(amount, at, subscription_id=plan)
    return only("RENEWAL")


@alike
def renewals_at_the_end_of_months(books: Books) -> Truth:
    local = books.now.astimezone(books.zone)
    last = books.local(local.day + 1, 0, 0, 5)
    times = dues(books, "month", last, 9)
    amount = books.sum()
    plan = books.plan(amount, "month", times[0])
    for at in times:
        books.take(amount, at, subscription_id=plan)
    return only("RENEWAL")


@alike
def renewal_before_a_holiday(books: Books) -> Truth:
    plan, amount, times = run(books, "week")
    early = times[-1] + timedelta(days=5, hours=books.dice.randint(8, 30))
    books.take(amount, early, subscription_id=plan)
    return only("RENEWAL")


@alike
def boxes_with_orders_of_their_own(books: Books) -> Truth:
    amount, last = books.sum(), books.ago(books.dice.uniform(3, 6))
    plan = books.plan(amount, "week", books.ago(90))
    for at in dues(books, "week", last, 6):
        order = books.order(amount, at)
        books.take(amount, at, order_id=order, subscription_id=plan)
    return only("RENEWAL")


@alike
def caught_up(books: Books) -> Truth:
    """A failed debit tried again, days or hours before the next is due, named as a retry or not."""
    amount, due = books.sum(), books.ago(books.dice.uniform(4, 30))
    before = step(books, due, "week", -1)
    plan = books.plan(amount, "week", step(books, due, "week", -5))
    books.take(amount, step(books, before, "week", -1), subscription_id=plan)
    failed = books.charge("capture", amount, before, subscription_id=plan, status="failed")
    retry = failed if books.dice.random() < 0.6 else None
    late = due - timedelta(hours=books.dice.uniform(0.5, 100))
    books.take(amount, late, subscription_id=plan, retry_of_charge_id=retry)
    books.take(amount, due, subscription_id=plan)
    return only("CATCH_UP")


@alike
def caught_up_after_the_next(books: Books) -> Truth:
    amount, due = books.sum(), books.ago(books.dice.uniform(5, 30))
    before = step(books, due, "month", -1)
    plan = books.plan(amount, "month", step(books, due, "month", -5))
    failed = books.charge("capture", amount, before, subscription_id=plan, status="failed")
    retry = failed if books.dice.random() < 0.5 else None
    books.take(amount, due, subscription_id=plan)
    late = due + timedelta(hours=books.dice.uniform(0.5, 40))
    books.take(amount, late, subscription_id=plan, retry_of_charge_id=retry)
    return only("CATCH_UP")


@alike
def caught_up_at_the_third_try(books: Books) -> Truth:
    amount, due = books.sum(), books.ago(books.dice.uniform(8, 30))
    plan = books.plan(amount, "month", step(books, due, "month", -5))
    books.take(amount, step(books, due, "month", -1), subscription_id=plan)
    last = None
    for day in (0, 1, 3):
        at, more = due + timedelta(days=day), {"subscription_id": plan}
        status = "settled" if day == 3 else "failed"
        last = books.charge("capture", amount, at, retry_of_charge_id=last, status=status, **more)
    return only("CATCH_UP")


@alike
def two_plans(books: Books) -> Truth:
    amount, last = books.sum(), books.ago(books.dice.uniform(3, 20))
    for minutes in (0, 1):
        times = dues(books, "month", last + timedelta(minutes=minutes), 4)
        plan = books.plan(amount, "month", times[0])
        for at in times:
            books.take(amount, at, subscription_id=plan)
    return only("RENEWAL")


@alike
def moved_to_another_day(books: Books) -> Truth:
    """From here on the plan debits two days later in the week: perhaps a box more, perhaps not."""
    amount, last = books.sum(), books.ago(books.dice.uniform(16, 30))
    plan = books.plan(amount, "week", books.ago(120))
    for at in dues(books, "week", last, 4):
        books.take(amount, at, subscription_id=plan)
    for at in (last + timedelta(days=2), step(books, last + timedelta(days=2), "week", 1)):
        books.take(amount, at, subscription_id=plan)
    return only("UNCLEAR", "RENEWAL")


@alike
def half_a_period_apart(books: Books) -> Truth:
    """Nothing shows from which of the two the plan goes on."""
    amount, at = books.sum(), books.ago(books.dice.uniform(16, 40))
    plan = books.plan(amount, "month", step(books, at, "month", -3))
    for days in (0, 13):
        books.take(amount, at + timedelta(days=days), subscription_id=plan)
    return only("UNCLEAR")


@alike
def extras_of_one_period(books: Books) -> Truth:
    """Equal sums beside the plan's own price: things she added to her box."""
    plan, _, times = run(books, "month")
    extra = books.sum(1, 9)
    for minutes in (5, 45):
        books.take(extra, times[-1] + timedelta(minutes=minutes), subscription_id=plan)
    return only("UNCLEAR")


@alike
def period_unknown(books: Books) -> Truth:
    amount, at = books.sum(), books.ago(books.dice.uniform(4, 40))
    plan = books.plan(amount, books.dice.choice((None, "per box")), books.ago(200))
    for hours in (0, 30):
        books.take(amount, at + timedelta(hours=hours), subscription_id=plan)
    return only("UNCLEAR")


@alike
def failed_and_never_tried_again(books: Books) -> Truth:
    """One period stays unpaid; the next two debits at once may make it good."""
    amount, due = books.sum(), books.ago(books.dice.uniform(4, 30))
    failed = step(books, due, "month", -1)
    plan = books.plan(amount, "month", step(books, due, "month", -5))
    books.charge("capture", amount, failed, subscription_id=plan, status="failed")
    for hours in (0, 1):
        books.take(amount, due + timedelta(hours=hours), subscription_id=plan)
    return only("CATCH_UP")


@alike
def plan_in_two_currencies(books: Books) -> Truth:
    plan, amount, times = run(books, "month")
    books.take(amount, times[-1] + timedelta(hours=1), subscription_id=plan, currency="SEK")
    return only()


@alike
def plan_debit_went_back(books: Books) -> Truth:
    plan, amount, times = run(books, "month")
    again = books.take(amount, times[-1] + timedelta(hours=1), subscription_id=plan)
    books.charge("refund", amount, times[-1] + timedelta(days=1), refunds_charge_id=again)
    return only("REFUND_SENT")
