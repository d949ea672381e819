"""The secret of this installation."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret(home: Path) -> str:
    """FIRSTLINE_SECRET, or one made once and kept in `home` readable by its owner alone."""
    given = os.environ.get("FIRSTLINE_SECRET")
    if given:
        return given
    file = home / "secret"
    home.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text().strip()
    with os.fdopen(descriptor, "w") as out:
        made = secrets.token_urlsafe(32)
        out.write(made)
    return made
