"""Which rules are asked, and in which order: of several that hold the first decides."""

from __future__ import annotations

from collections.abc import Mapping

from firstline.casework.meant.issues import (
    CALL,
    CHANGE,
    COMPLAINT,
    EXPLAIN,
    FIND,
    ITEM,
    ORDER,
    PLAN,
    REFUND,
    TWICE,
    VISIT,
    WORKSHOP,
)
from firstline.casework.meant.rules import calls, goods, money, parcels, plans, repairs, visits
from firstline.casework.meant.rules.rule import Rule

Rules = tuple[Rule, ...]

GIVES_BACK: Rules = (
    goods.goes_back_without_a_fault,
    goods.goes_back_for_it_is_another,
    goods.goes_back_for_it_came_twice,
    goods.goes_back,
)

# What may be something else than it sounds like, and what it is then.
SOUNDS_LIKE: Mapping[str, Rules] = {
    ORDER: (
        parcels.is_money_that_did_not_come,
        parcels.is_somebody_who_did_not_come,
        repairs.is_meant,
        repairs.bought_here_waits_for_a_part,
        repairs.bought_here,
        repairs.lacks_a_part,
        visits.no_order_is_asked_for,
    ),
    ITEM: (
        money.taken_beside_praise,
        parcels.came_after_all,
        repairs.is_meant,
        parcels.is_sought,
        parcels.never_came,
        repairs.bought_here_waits_for_a_part,
        repairs.bought_here_has_a_visit,
        repairs.bought_here,
        *GIVES_BACK,
        repairs.lacks_a_part,
    ),
    CHANGE: (
        money.is_for_another_card,
        *GIVES_BACK,
        plans.is_called_off,
        plans.ended,
        parcels.is_to_be_sent_or_paid_back,
    ),
    REFUND: (
        money.went_elsewhere,
        money.is_for_another_card,
        money.one_of_two_sent_back,
        *GIVES_BACK,
        money.of_a_cancelled_order_alone,
        repairs.lacks_a_part,
        parcels.is_to_be_paid_back,
    ),
    TWICE: (money.a_single_debit, money.went_elsewhere, plans.charged_after_its_end),
    EXPLAIN: (money.a_single_debit,),
    FIND: (money.went_elsewhere, money.is_for_another_card),
    CALL: (plans.ended_without_a_call,),
    COMPLAINT: (visits.takes_longer,),
    PLAN: (plans.ended_by_its_name, plans.left_alone),
    VISIT: (repairs.its_visit_waits_for_a_part,),
    WORKSHOP: (repairs.its_visits_failed, repairs.is_over_and_a_visit_awaited),
}

# Before those, where only a part of a message sounds so.
PART_SOUNDS_LIKE: Mapping[str, Rules] = {
    ORDER: (repairs.is_spoken_of,),
    ITEM: (repairs.is_spoken_of,),
}

# What words are about that were not understood.
NOT_UNDERSTOOD: Rules = (
    repairs.is_meant,
    repairs.is_asked_for,
    repairs.may_not_be_used,
    plans.is_likely_called_off,
    plans.ended,
    visits.is_asked_for,
    *GIVES_BACK,
    money.went_elsewhere,
    money.is_for_another_card,
    money.a_single_debit,
    money.a_guarantee,
    calls.page_showed_an_error,
    visits.by_an_engineer_she_names,
    parcels.is_likely_owed,
    parcels.is_asked_for,
    visits.has_a_new_day,
    goods.is_faulty,
    calls.was_not_called,
    visits.was_not_opened,
    visits.told_by_name,
    money.of_a_sum_that_was_promised,
    money.of_a_sum_that_was_kept,
    goods.is_another_than_she_ordered,
    repairs.is_awaited_today,
    repairs.a_visit_is_awaited_today,
)

# What seems to be about nothing is about a thing of hers all the same.
TALK: Rules = (
    repairs.may_not_be_used,
    *GIVES_BACK,
    repairs.is_awaited_today,
    repairs.a_visit_is_awaited_today,
)

# What she asks for beside what was read: every rule that holds adds its matter.
BESIDE: Rules = (
    parcels.is_missed,
    plans.is_likely_called_off,
    repairs.may_not_be_used,
    calls.was_not_called,
    visits.was_not_opened,
    visits.is_asked_for,
    visits.told_by_name,
    money.went_elsewhere,
    money.of_a_cancelled_order,
    money.of_a_sum_that_was_promised,
    money.of_a_sum_that_was_kept,
    goods.is_faulty_by_a_part,
    goods.is_faulty_by_the_sound_of_a_part,
    goods.is_another_than_she_ordered,
)

# A matter is not added where one that it is part of was read,
IS_PART_OF: Mapping[str, frozenset[str]] = {
    ORDER: frozenset({WORKSHOP, REFUND}),
    CALL: frozenset({COMPLAINT}),
}
# and one that belongs to another only where that was read.
BELONGS_TO: Mapping[str, str] = {TWICE: REFUND}
