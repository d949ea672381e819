"""How alike a sentence is to each training example, in 8-bit integers like the encoder's network.

As floats the examples are five megabytes that each message would fetch from memory anew; cosines
differ from those of floats by a thousandth.
"""

from __future__ import annotations

import numpy as np
import onnxruntime

from firstline.language.onnx import FLOAT, Network

_MOST = 127
_EVEN = 64  # onnxruntime 1.23 errs in the last columns when their number is no multiple of it


class Neighbours:
    """`examples`: a unit vector a row."""

    def __init__(self, examples: np.ndarray) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._count = len(examples)
        self._session = onnxruntime.InferenceSession(
            _product(examples), options, providers=["CPUExecutionProvider"]
        )

    def alike(self, vectors: np.ndarray) -> np.ndarray:
        """The cosine of each unit vector (a row) with each example (a column)."""
        return self._session.run(None, {"vectors": vectors})[0][:, : self._count]


def _product(examples: np.ndarray) -> bytes:
    examples = np.pad(examples, ((0, -len(examples) % _EVEN), (0, 0)))
    most = np.abs(examples).max(axis=1, initial=np.finfo(np.float32).tiny)
    scales = (most / _MOST).astype(np.float32)
    integers = np.rint(examples / scales[:, None]).astype(np.int8)
    net, size = Network(), examples.shape[1]
    net.input("vectors", FLOAT, ("rows", size))
    net.constant("examples", np.ascontiguousarray(integers.T))
    net.constant("scales", scales)
    net.extension("DynamicQuantizeMatMul", ["vectors", "examples", "scales"], "alike")
    net.output("alike", FLOAT, ("rows", len(examples)))
    return net.written()
