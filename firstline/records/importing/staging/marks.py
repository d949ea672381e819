"""What tells one import from another: only the same files, read in the same way, go on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import phonenumbers
from babel import __version__ as babel_version

from firstline import records
from firstline.records.importing.sheets import Sheet
from firstline.records.importing.staging.filling import How

_ENDS = 64 * 1024


def mark_of(sheets: Sequence[Sheet], how: How) -> str:
    digest = hashlib.sha256(_code().encode())
    digest.update(repr((how.shift, how.region, how.keep_all)).encode())
    for sheet in sheets:
        source = sheet.source
        about = (sheet.table.name, source.name, source.header, source.mark, source.repeats)
        digest.update(repr(about).encode())
        digest.update(_file(source.path))
    return digest.hexdigest()


def _file(path: Path) -> bytes:
    """Its place, size, time, beginning and end: a file of gigabytes is not read for this."""
    about = path.stat()
    digest = hashlib.sha256(repr((str(path.resolve()), about.st_size, about.st_mtime_ns)).encode())
    with path.open("rb") as file:
        digest.update(file.read(_ENDS))
        file.seek(max(about.st_size - _ENDS, 0))
        digest.update(file.read(_ENDS))
    return digest.digest()


@lru_cache(maxsize=1)
def _code() -> str:
    """Another version of what reads the rows may read them otherwise."""
    digest = hashlib.sha256(f"{phonenumbers.__version__} {babel_version}".encode())
    root = Path(records.__file__).parent
    for file in sorted(root.rglob("*.py")):
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
