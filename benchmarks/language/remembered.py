"""An encoder that keeps its vectors in a file, because encoding is most of a benchmark's time."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from firstline.language import encoder as encoders
from firstline.language import network, pieces, tokenizer
from firstline.language.encoder import DIMENSIONS, Encoder


class Remembered:
    """Answers like the encoder it is given; another network or tokenizer has another file."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._encoder = encoder
        self.knows = encoder.knows
        self._fresh: dict[str, np.ndarray] = {}
        self._file = sqlite3.connect(folder / f"vectors-{_version()}.db")
        self._file.execute("create table if not exists vectors (text text primary key, rows blob)")

    def encode_together(self, texts: Sequence[str]) -> np.ndarray:
        key = "\0".join(texts)
        if key not in self._fresh:
            found = self._file.execute("select rows from vectors where text = ?", (key,)).fetchone()
            if found:
                return np.frombuffer(found[0], np.float32).reshape(-1, DIMENSIONS)
            self._fresh[key] = self._encoder.encode_together(texts)
        return self._fresh[key]

    def encode_many(self, texts: Sequence[str]) -> np.ndarray:
        return np.stack([self.encode_together([text])[0] for text in texts])

    def keep(self) -> None:
        """Write what was encoded since the last time; two benchmarks can run at once."""
        rows = [(key, vectors.tobytes()) for key, vectors in self._fresh.items()]
        with self._file:
            self._file.executemany("insert or ignore into vectors values (?, ?)", rows)
        self._fresh.clear()


def _version() -> str:
    parts = network, tokenizer, pieces, encoders
    code = b"".join(Path(module.__file__).read_bytes() for module in parts)
    return sha256(code + encoders.name().encode()).hexdigest()[:12]
