"""Which digits are a full card number: known network, its length, the Luhn check."""

from __future__ import annotations

from functools import lru_cache

LENGTHS = range(13, 20)

# (first and last prefix of the network, lengths it issues)
NETWORKS = (
    ("4", "4", (13, 16, 19)),  # Visa
    ("51", "55", (16,)),  # Mastercard
    ("2221", "2720", (16,)),
    ("34", "34", (15,)),  # American Express
    ("37", "37", (15,)),
    ("6011", "6011", (16, 17, 18, 19)),  # Discover
    ("644", "649", (16, 17, 18, 19)),
    ("65", "65", (16, 17, 18, 19)),
    ("36", "36", (14, 15, 16, 17, 18, 19)),  # Diners Club
    ("300", "305", (14, 16, 17, 18, 19)),
    ("3095", "3095", (14, 16, 17, 18, 19)),
    ("38", "39", (14, 16, 17, 18, 19)),
    ("3528", "3589", (16, 17, 18, 19)),  # JCB
    ("62", "62", (16, 17, 18, 19)),  # UnionPay
    ("5018", "5018", LENGTHS),  # Maestro
    ("5020", "5020", LENGTHS),
    ("5038", "5038", LENGTHS),
    ("5893", "5893", LENGTHS),
    ("6304", "6304", LENGTHS),
    ("6759", "6759", LENGTHS),
    ("6761", "6763", LENGTHS),
    ("60", "60", (16,)),  # RuPay
    ("81", "82", (16,)),
    ("508", "508", (16,)),
    ("2200", "2204", (16, 17, 18, 19)),  # Mir
    ("9792", "9792", (16,)),  # Troy
)


@lru_cache(maxsize=10_000)
def lengths_of_network(prefix: str) -> tuple[int, ...]:
    """How long a number that begins with these four digits may be; none for no known network."""
    lengths = {
        length
        for first, last, issued in NETWORKS
        if first <= prefix[: len(first)] <= last
        for length in issued
    }
    return tuple(sorted(lengths))


def is_card_number(digits: str) -> bool:
    """True for a full card number; `digits` is ASCII digits alone."""
    return len(digits) in lengths_of_network(digits[:4]) and passes_luhn(digits)


def passes_luhn(digits: str) -> bool:
    doubled = sum(2 * int(digit) - 9 * (digit > "4") for digit in digits[-2::-2])
    return (doubled + sum(map(int, digits[::-2]))) % 10 == 0
