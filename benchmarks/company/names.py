"""What people are called, the most common names first, so that many share one."""

from __future__ import annotations

from benchmarks.company.dice import Dice


def _each(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_FIRST = _each(
    "Maria James Mary John Anna Robert Jennifer Michael Linda David José Sarah William Fatima Emma "
    "Mohamed Olivia Wei Sophie Thomas Ana Daniel Laura Peter Julia Luis Grace Paul Aisha Mark Elena "
    "Kevin Ingrid Omar Rachel Carlos Hannah Ahmed Chloé Brian Nina Juan Priya Lukas Amélie George "
    "Zoë Samuel Leah Patrick Renée Andrew Mei Jürgen Rosa Noah Łucja Ivan Björn Siobhán Kwame "
    "Jean-Luc Anne-Marie Søren Núria Hiroshi Yuki Tyrone Olga Henry Dorothy Viktor Beatriz Ruth"
)
_LAST = _each(
    "Garcia Smith Johnson Lopez Williams Brown Jones Miller Martinez Davis Wilson Nguyen Anderson "
    "Müller Taylor Moore Martin Lee O'Brien Thompson White Schmidt Harris Clark Lewis Robinson "
    "Walker Young King Wright Scott Hill Green Adams Baker Nelson Carter Mitchell Roberts Fischer "
    "Weber Dubois Lefèvre Kim Patel Khan Singh Tanaka Sato Wang Zhang Silva Santos Rossi Kowalski "
    "Novák Jansen Lindqvist O’Connor D'Angelo MacDonald St.Claire Öztürk Nakamura Okafor Mensah "
    "Haddad Rahman Ferreira Delgado Moretti Petrova Dahl Osei Becker Whitfield Goldberg Hale"
)
_ACCENTED = {"Maria": "María", "Garcia": "García", "Martinez": "Martínez", "Lopez": "López"}
_SEPARATE = str.maketrans({"'": None, "’": None, "-": None})
_HOSTS = ("example.com", "example.org", "example.net", "mail.example", "post.example")


def first_name(dice: Dice) -> str:
    name = dice.common(_FIRST)
    return _ACCENTED[name] if name in _ACCENTED and dice.chance(0.2) else name


def last_name(dice: Dice) -> str:
    name = dice.common(_LAST)
    if dice.chance(0.03):
        return f"{name}-{dice.common(_LAST)}"
    return _ACCENTED[name] if name in _ACCENTED and dice.chance(0.2) else name


def email(dice: Dice, first: str, last: str, number: int) -> str:
    """An address of her own, now and then in capitals."""
    local = f"{first}.{last}{number}".translate(_SEPARATE)
    if not local.isascii():
        local = f"customer{number}"
    address = f"{local.lower()}@{dice.pick(_HOSTS)}"
    return address.title() if dice.chance(0.05) else address
