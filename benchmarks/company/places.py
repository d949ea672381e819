"""Where customers live: their clocks, their money and how they write a telephone number.

The numbers lie in ranges in which nobody has a telephone.
"""

from __future__ import annotations

from dataclasses import dataclass

# Leads from one number to the next; has no factor in common with any `room`.
_STEP = 7_368_787


@dataclass(frozen=True)
class Place:
    """`room` is how many numbers there are; the head of a number is its first digits. None ends in
    0100 to 0199, as those of the demo company do.

    spellings: of a number's head and last four, the plainest first
    offset: what its clocks are behind or ahead of UTC in winter
    minor: the currency has cents
    """

    share: int
    locale: str
    timezone: str
    offset: str
    currency: str
    room: int
    first: int
    spellings: tuple[str, ...]
    minor: bool = True

    def phone(self, number: int, spelling: int) -> str:
        """The `number`th customer's telephone in one of its spellings."""
        head, last = divmod(number * _STEP % self.room, 9_000)
        spelling %= len(self.spellings)
        return self.spellings[spelling].format(self.first + head, 1_000 + last)


_AMERICAN = (
    "+1{0}555{1:04d}",
    "({0}) 555-{1:04d}",
    "{0}-555-{1:04d}",
    "{0}.555.{1:04d}",
    "+1 {0} 555 {1:04d}",
    "1-{0}-555-{1:04d}",
    "{0}555{1:04d}",
)
_BRITISH = ("+441632{0:02d}{1:04d}", "+44 1632 {0:02d}{1:04d}", "+44 (0)1632 {0:02d}{1:04d}")
_GERMAN = ("+49199{0:03d}{1:04d}", "+49 199 {0:03d}{1:04d}", "+49 (0) 199 / {0:03d} {1:04d}")
_FRENCH = ("+33199{0:02d}{1:04d}", "+33 1 99 {0:02d} {1:04d}", "+33 (0)1 99 {0:02d} {1:04d}")
_AUSTRALIAN = ("+61255{0:02d}{1:04d}", "+61 2 55{0:02d} {1:04d}", "011 61 2 55{0:02d} {1:04d}")
_JAPANESE = ("+8130{0:03d}{1:04d}", "+81 3-0{0:03d}-{1:04d}", "+81-3-0{0:03d}-{1:04d}")

PLACES = (
    Place(22, "en_US", "America/New_York", "-05:00", "USD", 7_020_000, 200, _AMERICAN),
    Place(16, "en_US", "America/Chicago", "-06:00", "USD", 7_020_000, 200, _AMERICAN),
    Place(4, "es_US", "America/Denver", "-07:00", "USD", 7_020_000, 200, _AMERICAN),
    Place(18, "en_US", "America/Los_Angeles", "-08:00", "USD", 7_020_000, 200, _AMERICAN),
    Place(6, "en_CA", "America/Toronto", "-05:00", "CAD", 7_020_000, 200, _AMERICAN),
    Place(12, "en_GB", "Europe/London", "+00:00", "GBP", 900_000, 0, _BRITISH),
    Place(8, "de_DE", "Europe/Berlin", "+01:00", "EUR", 9_000_000, 0, _GERMAN),
    Place(6, "fr_FR", "Europe/Paris", "+01:00", "EUR", 900_000, 0, _FRENCH),
    Place(4, "en_AU", "Australia/Sydney", "+11:00", "AUD", 900_000, 0, _AUSTRALIAN),
    Place(4, "ja_JP", "Asia/Tokyo", "+09:00", "JPY", 9_000_000, 0, _JAPANESE, minor=False),
)
# One entry for each hundredth of the customers.
BY_SHARE = tuple(place for place in PLACES for _ in range(place.share))
