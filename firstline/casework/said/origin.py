"""Where what she received comes from, gathered while the text is read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Origin:
    """Domains of what she received, of its links, and of whoever wrote the pasted text."""

    senders: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    writers: list[str] = field(default_factory=list)
    hers: bool = False  # the paste is surely her own mail
    theirs: bool = False  # the outermost mail is the one she received
