"""SVG written as text."""

from __future__ import annotations

from html import escape


def element(name: str, *children: str, **attributes: object) -> str:
    """`children` are markup already; in attributes "_" stands for "-", and `class_` for class."""
    told = "".join(
        f' {_name(key)}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{''.join(children)}</{name}>"


def text(words: str) -> str:
    return escape(words)


def picture(
    name: str, title: str, description: str, width: float, height: float, *children: str
) -> str:
    """A drawing that is read out as its title and description; `name` is its own on the page."""
    return element(
        "svg",
        element("title", text(title), id=f"{name}-title"),
        element("desc", text(description), id=f"{name}-desc"),
        *children,
        class_="plot",
        role="img",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        aria_labelledby=f"{name}-title {name}-desc",
    )


_MIXED = ("viewBox", "preserveAspectRatio")


def _name(key: str) -> str:
    return key if key in _MIXED else key.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
