"""Whatever is typed: she never fails, and the same seed is the same customer word for word."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.training.customer import Line, answer, opening
from firstline.training.customer.choosing import chosen
from firstline.training.customer.hearing import hear
from firstline.training.customer.model import CALMEST, HANGS_UP
from tests.training.customer.talks import GOOD, NOW, SHIPPED, talk

ONE_OF_EACH = {name: GOOD[name] for name in GOOD if name.endswith("normal")}
_WORDS = st.sampled_from(
    ["may I have", "the order number?", "when?", "sorry", "you should have", "we took it twice"]
    + [
        "I'll ring you on Friday at 10",
        "soon",
        "calm down",
        "idiot",
        "{name}",
        "$12",
        "\ud83d",
        "…",
    ]
)
_SAID = st.one_of(
    st.text(max_size=80),
    st.lists(_WORDS, max_size=6).map(" ".join),
    st.sampled_from([line for lines in GOOD.values() for line in lines]),
)
_KINDS = st.sampled_from(["", "", "", "rang_back", "interrupted", "hung_up"])


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from(sorted(SHIPPED)),
    st.integers(0, 2**31) | st.text(max_size=5),
    st.lists(st.tuples(_SAID, _KINDS, st.integers(0, 900)), max_size=6),
)
def test_any_conversation_goes_on(name: str, seed: int | str, said: list) -> None:
    scenario, at = SHIPPED[name], NOW
    lines = [Line("customer", opening(scenario, seed, NOW), at)]
    for text, kind, seconds in said:
        at += timedelta(seconds=seconds)
        lines.append(Line("agent", text, at, kind))
        told = answer(scenario, seed, lines, NOW)
        assert told == answer(scenario, seed, tuple(lines), NOW)
        assert CALMEST <= told.temper <= HANGS_UP and told.hung_up == (told.temper == HANGS_UP)
        assert told.text or told.hung_up
        assert not (told.satisfied and told.hung_up)
        assert "{" not in told.text
        lines.append(Line("customer", told.text, at))


def test_the_same_seed_is_the_same_customer_word_for_word() -> None:
    for name, said in ONE_OF_EACH.items():
        hear.cache_clear()
        first = talk(name, said, seed=7).hers
        hear.cache_clear()
        assert talk(name, said, seed=7).hers == first


def test_another_seed_is_another_wording() -> None:
    for name, said in ONE_OF_EACH.items():
        told = {tuple(talk(name, said, seed).hers) for seed in range(4)}
        assert len(told) >= 3, name


@settings(max_examples=50)
@given(
    st.lists(st.text(max_size=5), min_size=2, max_size=6, unique=True),
    st.integers(),
    st.integers(1, 30),
)
def test_no_line_is_chosen_twice_running(lines: list[str], seed: int, times: int) -> None:
    said = [chosen(lines, seed, "key", time) for time in range(times)]

    assert all(one != other for one, other in zip(said, said[1:], strict=False))
    assert set(said[: len(lines)]) == set(lines) or times < len(lines)
