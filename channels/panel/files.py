"""The panel's style sheet, script and icon, and htmx out of an installed package."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ASSETS = Path(__file__).parent / "assets"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    body: bytes
    content_type: str

    @property
    def version(self) -> str:
        return hashlib.sha256(self.body).hexdigest()[:12]


def load() -> dict[str, Asset]:
    """Every asset by its name; raises FileNotFoundError when htmx is not installed."""
    own = {file.name: file for file in ASSETS.iterdir() if file.suffix in _TYPES}
    return {
        name: Asset(file.read_bytes(), f"{_TYPES[file.suffix]}; charset=utf-8")
        for name, file in {**own, "htmx.js": htmx()}.items()
    }


def addresses(assets: dict[str, Asset], prefix: str) -> dict[str, str]:
    """Where each asset is served; a changed one gets a new address."""
    return {name: f"{prefix}/{name}?v={asset.version}" for name, asset in assets.items()}


def htmx() -> Path:
    """htmx 2 as the package django_htmx carries it; Django itself is neither needed nor imported."""
    package = find_spec("django_htmx")
    folders = package.submodule_search_locations if package else None
    for folder in folders or ():
        for file in sorted(Path(folder).glob("static/*/htmx-2.min.js")):
            return file
    raise FileNotFoundError("htmx-2.min.js is not in the package django_htmx; install it again")
