"""Reads the arrays of an ONNX file and writes a network of operators as one.

Numbers of fields are those of onnx.proto: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from firstline.language.protobuf import read, write

FLOAT, INT8, INT32, INT64 = 1, 3, 6, 7
_NUMPY = {FLOAT: np.float32, INT8: np.int8, INT32: np.int32, INT64: np.int64}
_CODE = {np.dtype(kind): code for code, kind in _NUMPY.items()}
_IR_VERSION, _OPERATORS = 9, 18
EXTENSIONS = "com.microsoft"  # the operators that onnxruntime has beyond the standard


def arrays(file: Path) -> dict[str, np.ndarray]:
    """The constants of a network by their name, read-only; those of other types are left out."""
    graph = next(value for number, value in read(memoryview(file.read_bytes())) if number == 7)
    tensors = (_tensor(value) for number, value in read(graph) if number == 5)
    return {name: array for name, array in tensors if array is not None}


def _tensor(message: memoryview) -> tuple[str, np.ndarray | None]:
    shape, name, code, content = [], "", 0, b""
    for number, value in read(message):
        if number == 1:
            shape.append(value)
        elif number == 2:
            code = value
        elif number == 8:
            name = bytes(value).decode()
        elif number == 9:
            content = value
    if code not in _NUMPY:
        return name, None
    return name, np.frombuffer(content, _NUMPY[code]).reshape(shape)


class Network:
    """Operators and constants are added in order; `written` is the file."""

    def __init__(self) -> None:
        self._graph = [write(2, "graph")]

    def constant(self, name: str, array: np.ndarray) -> str:
        dims = b"".join(write(1, size) for size in array.shape)
        content = write(2, _CODE[array.dtype]) + write(8, name) + write(9, array.tobytes())
        self._graph.append(write(5, dims + content))
        return name

    def operator(
        self, kind: str, given: Sequence[str], made: str | Sequence[str], **attributes: int | float
    ) -> str:
        """One of the standard; returns the name of the first result."""
        return self._node(kind, given, made, "", attributes)

    def extension(
        self, kind: str, given: Sequence[str], made: str, **attributes: int | float
    ) -> str:
        """One of onnxruntime's own."""
        return self._node(kind, given, made, EXTENSIONS, attributes)

    def input(self, name: str, code: int, shape: Sequence[str | int]) -> None:
        self._graph.append(write(11, _described(name, code, shape)))

    def output(self, name: str, code: int, shape: Sequence[str | int]) -> None:
        self._graph.append(write(12, _described(name, code, shape)))

    def written(self) -> bytes:
        versions = (("", _OPERATORS), (EXTENSIONS, 1))
        opsets = b"".join(write(8, write(1, name) + write(2, at)) for name, at in versions)
        return write(1, _IR_VERSION) + opsets + write(7, b"".join(self._graph))

    def _node(
        self,
        kind: str,
        given: Sequence[str],
        made: str | Sequence[str],
        domain: str,
        attributes: dict[str, int | float],
    ) -> str:
        results = [made] if isinstance(made, str) else list(made)
        names = [write(1, name) for name in given] + [write(2, name) for name in results]
        settings = [write(5, _attribute(name, value)) for name, value in attributes.items()]
        about = [write(3, results[0]), write(4, kind), write(7, domain)]
        self._graph.append(write(1, b"".join(names + about + settings)))
        return results[0]


def _attribute(name: str, value: int | float) -> bytes:
    if isinstance(value, float):
        return write(1, name) + write(2, value) + write(20, 1)
    return write(1, name) + write(3, value) + write(20, 2)


def _described(name: str, code: int, shape: Sequence[str | int]) -> bytes:
    sizes = (write(2, size) if isinstance(size, str) else write(1, size) for size in shape)
    dims = b"".join(write(1, size) for size in sizes)
    return write(1, name) + write(2, write(1, write(1, code) + write(2, dims)))
