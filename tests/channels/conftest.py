"""What every application of these tests would work out anew: compiled templates, read handlers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from sanic.mixins.routes import RouteMixin

from channels.panel import rendering


class Compiled(BytecodeCache):
    """Templates of this process, by the key of their text."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        kept = self._kept.get((bucket.key, bucket.checksum))
        if kept:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


@pytest.fixture(autouse=True, scope="session")
def quick_applications() -> Iterator[None]:
    """Sanic parses the source of each handler at each start to guess how its errors look."""
    formats: dict[object, str] = {}
    guess = RouteMixin._determine_error_format

    def guess_once(self: RouteMixin, handler) -> str:
        code = getattr(handler, "__code__", handler)
        if code not in formats:
            formats[code] = guess(self, handler)
        return formats[code]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "Environment", partial(Environment, bytecode_cache=Compiled()))
        patch.setattr(RouteMixin, "_determine_error_format", guess_once)
        yield
