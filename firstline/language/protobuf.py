"""As much of the protocol buffer wire format as reading and writing an ONNX file takes."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_VARINT, _EIGHT_BYTES, _SIZED, _FOUR_BYTES = 0, 1, 2, 5

Value = int | float | str | bytes


def write(number: int, value: Value) -> bytes:
    """One field: a whole number, a 32-bit float, or text, bytes and messages with their size."""
    if isinstance(value, float):
        return _varint(number << 3 | _FOUR_BYTES) + struct.pack("<f", value)
    if isinstance(value, int):
        return _varint(number << 3 | _VARINT) + _varint(value % 2**64)
    content = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | _SIZED) + _varint(len(content)) + content


def read(message: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """(number, value) of each field, in order: whole numbers as such, all else as its bytes."""
    at = 0
    while at < len(message):
        key, at = _number(message, at)
        kind = key & 7
        if kind == _VARINT:
            value, at = _number(message, at)
        else:
            size, at = _size(kind, message, at)
            value, at = message[at : at + size], at + size
        yield key >> 3, value


def _size(kind: int, message: memoryview, at: int) -> tuple[int, int]:
    if kind == _SIZED:
        return _number(message, at)
    return {_EIGHT_BYTES: 8, _FOUR_BYTES: 4}[kind], at


def _number(message: memoryview, at: int) -> tuple[int, int]:
    total = shift = 0
    while True:
        byte = message[at]
        total |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return total, at


def _varint(value: int) -> bytes:
    written = bytearray()
    while value > 127:
        written.append(value & 127 | 128)
        value >>= 7
    written.append(value)
    return bytes(written)
