"""How alike a sentence is to the training examples, in 8-bit integers like the encoder's network.

As floats the examples are five megabytes that each message would fetch from memory anew; cosines
differ from those of floats by a thousandth.
"""

from __future__ import annotations

import numpy as np
import onnxruntime

from firstline.language.onnx import FLOAT, Network

SHARPNESS = 30.0  # a training example whose cosine is 0.1 less has a twentieth of the say
_MOST = 127
_EVEN = 64  # onnxruntime 1.23 errs in the last columns when their number is no multiple of it


class Neighbours:
    """`examples`: a unit vector a row; `labels`: the place of the label of each."""

    def __init__(self, examples: np.ndarray, labels: np.ndarray) -> None:
        order = labels.argsort(kind="stable")
        self._present, self._starts = np.unique(labels[order], return_index=True)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._count = len(examples)
        self._session = onnxruntime.InferenceSession(
            _product(examples[order]), options, providers=["CPUExecutionProvider"]
        )

    def vote(self, vectors: np.ndarray, labels: int) -> tuple[np.ndarray, np.ndarray]:
        """For each unit vector (a row): the share of each of so many labels among the examples
        near to it, and the cosine of the nearest, as a column."""
        alike = self.alike(vectors)
        most = alike.max(axis=1, keepdims=True)
        say = np.add.reduceat(np.exp(SHARPNESS * (alike - most)), self._starts, axis=1)
        shares = np.zeros((len(vectors), labels), np.float32)
        shares[:, self._present] = say / say.sum(axis=1, keepdims=True)
        return shares, most

    def alike(self, vectors: np.ndarray) -> np.ndarray:
        """The cosine of each unit vector (a row) with each example (a column), those of a label
        next to each other."""
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
