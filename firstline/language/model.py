"""What training leaves behind: arrays in one .npz, everything else in JSON, no pickle."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from firstline.language import encoder, lexical, tokenizer

FORMAT = 3
FACTS, ARRAYS = "classifier.json", "classifier.npz"


class ModelRefused(RuntimeError):
    """The files were made by another version, or are not a classifier at all."""


@dataclass(frozen=True)
class Model:
    """Rows of `weights` and columns of `word_weights`, `character_weights` follow `labels`.

    `examples` holds the meaning of each training sentence and `example_labels` the place of its
    label. `courtesies` are the labels that no sentence of a longer message may win with while
    another one names an issue; `issues` those of which a message may raise several. `spelling`
    counts the words that slips are mended to.
    """

    labels: tuple[str, ...]
    courtesies: frozenset[str]
    issues: frozenset[str]
    spelling: dict[str, int]
    lexical_share: float
    neighbour_share: float
    weights: np.ndarray
    bias: np.ndarray
    examples: np.ndarray
    example_labels: np.ndarray
    words: lexical.Terms
    characters: lexical.Terms
    word_weights: np.ndarray
    character_weights: np.ndarray
    lexical_bias: np.ndarray


def save(model: Model, folder: Path) -> None:
    """Writes two files into an existing folder."""
    facts = {
        "version": _version(),
        "labels": model.labels,
        "courtesies": sorted(model.courtesies),
        "issues": sorted(model.issues),
        "spelling": model.spelling,
        "lexical_share": model.lexical_share,
        "neighbour_share": model.neighbour_share,
        "words": list(model.words.columns),
        "characters": list(model.characters.columns),
    }
    (folder / FACTS).write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    np.savez_compressed(
        folder / ARRAYS,
        weights=model.weights,
        bias=model.bias,
        examples=model.examples.astype(np.float16),
        example_labels=model.example_labels.astype(np.int32),
        word_idf=model.words.idf,
        character_idf=model.characters.idf,
        word_weights=model.word_weights,
        character_weights=model.character_weights,
        lexical_bias=model.lexical_bias,
    )


def load(folder: Path) -> Model:
    """Raises ModelRefused for files of another version and for broken ones."""
    try:
        facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        _same_version(facts.get("version"))
        with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
            return _model(facts, arrays)
    except (OSError, ValueError, KeyError, AttributeError, BadZipFile) as wrong:
        raise ModelRefused(f"not a classifier of ours ({wrong}): train again") from None


def _model(facts: dict, arrays: np.lib.npyio.NpzFile) -> Model:
    return Model(
        labels=tuple(facts["labels"]),
        courtesies=frozenset(facts["courtesies"]),
        issues=frozenset(facts["issues"]),
        spelling=facts["spelling"],
        lexical_share=float(facts["lexical_share"]),
        neighbour_share=float(facts["neighbour_share"]),
        weights=arrays["weights"],
        bias=arrays["bias"],
        examples=arrays["examples"].astype(np.float32),
        example_labels=arrays["example_labels"].astype(np.intp),
        words=_terms(lexical.words, facts["words"], arrays["word_idf"]),
        characters=_terms(lexical.characters, facts["characters"], arrays["character_idf"]),
        word_weights=arrays["word_weights"],
        character_weights=arrays["character_weights"],
        lexical_bias=arrays["lexical_bias"],
    )


def _terms(split, known: list[str], idf: np.ndarray) -> lexical.Terms:
    return lexical.Terms(split, {term: place for place, term in enumerate(known)}, idf)


def _version() -> dict[str, str]:
    vocabulary = sha256(tokenizer.VOCABULARY.read_bytes()).hexdigest()
    return {"format": str(FORMAT), "encoder": encoder.name(), "vocabulary": vocabulary}


def _same_version(found: object) -> None:
    expected = _version()
    if not isinstance(found, dict):
        raise ModelRefused("this classifier names no version: train again")
    for part, needed in expected.items():
        if found.get(part) != needed:
            raise ModelRefused(
                f"this classifier was made with {part} {found.get(part)}, here it is {needed}: "
                "train again"
            )
