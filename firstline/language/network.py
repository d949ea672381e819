"""The sentence encoder's network, laid out anew so that it calculates in 8-bit integers.

The file in the package keeps its weights as 8-bit integers but asks onnxruntime to make floats of
them: 43 MB that each pass has to fetch from memory. This layout uses the integers as they are and
takes less than half the time; vectors agree with the package's to a cosine of .9985 (.99 for single words).

None of the layers can be spared: without the fifth, which is missed least, about one in sixty more
of our held-back phrases is misunderstood, and more of what is out of scope passes for an intent.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from firstline.language.onnx import FLOAT, INT64, Network, arrays

LAYERS, HEADS, DIMENSIONS = 6, 12, 384
_EPSILON = 1e-12
_EMBEDDINGS = "inner.embeddings"
# The weights of a layer have no names of their own in the file, only an order.
_MATRICES = ("query", "key", "value", "attention", "widen", "narrow")


def integer_network(file: Path) -> bytes:
    """An ONNX file with the inputs `ids` (1 x tokens) and `places` (tokens), and the output
    `hidden` (1 x tokens x 384)."""
    return _Layout(arrays(file)).written()


class _Layout:
    def __init__(self, stored: dict[str, np.ndarray]) -> None:
        self._stored = stored
        self._net = Network()
        unnamed = [name[:-2] for name in stored if name.startswith("val_") and name.endswith("_q")]
        count = len(_MATRICES)
        self._unnamed = [unnamed[at : at + count] for at in range(0, len(unnamed), count)]

    def written(self) -> bytes:
        net = self._net
        net.input("ids", INT64, (1, "tokens"))
        net.input("places", INT64, ("tokens",))
        hidden = self._embedded()
        net.constant("last axis", np.array([-1], np.int64))
        for layer in range(LAYERS):
            hidden = self._layer(layer, hidden)
        net.operator("Identity", [hidden], "hidden")
        net.output("hidden", FLOAT, (1, "tokens", DIMENSIONS))
        return net.written()

    def _embedded(self) -> str:
        net, stored = self._net, self._stored
        words = f"{_EMBEDDINGS}.word_embeddings.weight"
        net.constant("words", stored[f"{words}_q"])
        net.constant("word scales", stored[f"{words}_scale"])
        net.operator("Gather", ["words", "ids"], "word integers", axis=0)
        net.operator("Cast", ["word integers"], "word floats", to=FLOAT)
        net.operator("Gather", ["word scales", "ids"], "scales", axis=0)
        net.operator("Mul", ["word floats", "scales"], "embedded")
        positions = f"{_EMBEDDINGS}.position_embeddings.weight"
        scaled = stored[f"{positions}_q"].astype(np.float32) * stored[f"{positions}_scale"]
        kind = stored[f"{_EMBEDDINGS}.token_type_embeddings.weight"][0]
        net.constant("positions", scaled + kind)
        net.operator("Gather", ["positions", "places"], "placed", axis=0)
        return self._added("embedded", "placed", f"{_EMBEDDINGS}.LayerNorm", None, "start")

    def _layer(self, layer: int, hidden: str) -> str:
        net, prefix = self._net, f"inner.encoder.layer.{layer}"
        query, key, value, attention, widen, narrow = self._unnamed[layer]
        heard = self._heard(layer, hidden, (query, key, value))
        attended = self._times(heard, attention, f"{layer} attended")
        output = f"{prefix}.attention.output"
        hidden = self._added(
            attended, hidden, f"{output}.LayerNorm", f"{output}.dense.bias", f"{layer} middle"
        )
        wide = self._times_by_row(hidden, widen, f"{layer} wide")
        bias = self._constant(f"{prefix}.intermediate.dense.bias")
        wide = net.extension("FastGelu", [wide, bias], f"{layer} gelu")
        narrow = self._times_by_row(wide, narrow, f"{layer} narrow")
        output = f"{prefix}.output"
        return self._added(
            narrow, hidden, f"{output}.LayerNorm", f"{output}.dense.bias", f"{layer} end"
        )

    def _heard(self, layer: int, given: str, matrices: Sequence[str]) -> str:
        """What each token takes over from the others."""
        net, made = self._net, f"{layer} heard"
        integers, scale, zero = (f"{made} {part}" for part in ("integers", "scale", "zero"))
        net.operator("DynamicQuantizeLinear", [given], [integers, scale, zero])
        weights, scales = self._weights(matrices, made)
        kinds = ("query", "key", "value")
        biases = [
            self._stored[f"inner.encoder.layer.{layer}.attention.self.{kind}.bias"]
            for kind in kinds
        ]
        bias = net.constant(f"{made} bias", np.concatenate(biases))
        no_mask, even = "", net.constant(f"{made} even", np.zeros(3 * DIMENSIONS, np.int8))
        given = [integers, weights, bias, scale, scales, no_mask, zero, even]
        return net.extension("QAttention", given, made, num_heads=HEADS)

    def _times(self, given: str, matrix: str, made: str) -> str:
        return self._net.extension(
            "DynamicQuantizeMatMul", [given, *self._weights((matrix,), made)], made
        )

    def _times_by_row(self, given: str, matrix: str, made: str) -> str:
        """Each token is scaled to its own largest value first: that of [CLS] is ten times the
        others', which would leave them 4 of 8 bits."""
        net = self._net
        size = net.operator("Abs", [given], f"{made} sizes")
        most = net.operator("ReduceMax", [size, "last axis"], f"{made} most", keepdims=1)
        even = net.operator("Div", [given, most], f"{made} even")
        return net.operator("Mul", [self._times(even, matrix, f"{made} scaled"), most], made)

    def _weights(self, matrices: Sequence[str], made: str) -> tuple[str, str]:
        """Matrices side by side, and the scale of each of their columns."""
        integers = np.concatenate([self._stored[f"{name}_q"] for name in matrices], axis=1)
        scales = np.concatenate([self._stored[f"{name}_scale"] for name in matrices], axis=1)[0]
        return (
            self._net.constant(f"{made} weights", integers),
            self._net.constant(f"{made} scales", scales),
        )

    def _added(self, new: str, old: str, norm: str, bias: str | None, made: str) -> str:
        given = [new, old, self._constant(f"{norm}.weight"), self._constant(f"{norm}.bias")]
        if bias:
            given.append(self._constant(bias))
        return self._net.extension("SkipLayerNormalization", given, made, epsilon=_EPSILON)

    def _constant(self, name: str) -> str:
        return self._net.constant(name, self._stored[name])
