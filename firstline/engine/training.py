"""Makes the model when what it is made from has changed, and only puts a model in place that works.

Nothing here imports rasa until a training process really starts: asking rasa whether anything
changed takes eight seconds, asking our own hash takes a few milliseconds.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from firstline import quiet
from firstline.file_lock import alone

MODEL, PROOF, LOCK, WORKSHOP = "firstline.tar.gz", "firstline.json", "lock", "training-"
MADE_FROM = (
    "config.yml",
    "domain.yml",
    "requirements.lock",
    "data/canonical.yml",
    "data/nlu/**/*.yml",
    "data/rules/**/*.yml",
    "data/responses/**/*.yml",
    "data/vocabulary/*.txt",
    "firstline/language/*.py",
    "firstline/engine/classifier.py",
    "firstline/engine/trainer.py",
)
MISSES = "misses.txt"


class TrainingFailed(RuntimeError):
    """No new model was made; the message says why, and an older one is still in place."""


def ensure_model(home: Path, project: Path, tell: Callable[[str], None] = lambda _: None) -> Path:
    """The model made from `project`, trained first if need be; raises TrainingFailed.

    It stands in `home`/model beside its proof: the hash of what it was made from and its own.
    Two processes that ask at once train once; one that is killed leaves nothing half-made.
    """
    folder = home / "model"
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder / LOCK):
        wanted = fingerprint(project)
        if not is_current(folder, wanted):
            tell("Training the language model (about a minute) ...")
            _make(folder, project, wanted)
    return folder / MODEL


def fingerprint(project: Path) -> str:
    """A hash over the names and the bytes of everything the model is made from."""
    files = {file for pattern in MADE_FROM for file in project.glob(pattern) if file.is_file()}
    total = sha256()
    for file in sorted(files):
        total.update(f"{file.relative_to(project).as_posix()}\0{_hash(file)}\n".encode())
    return total.hexdigest()


def is_current(folder: Path, wanted: str) -> bool:
    """Whether the model in `folder` is whole and was made from exactly that."""
    try:
        proof = json.loads((folder / PROOF).read_text(encoding="utf-8"))
        return proof == {"made_from": wanted, "model": _hash(folder / MODEL)}
    except (OSError, ValueError):
        return False


def _make(folder: Path, project: Path, made_from: str) -> None:
    for abandoned in folder.glob(f"{WORKSHOP}*"):
        shutil.rmtree(abandoned, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=WORKSHOP, dir=folder) as workshop:
        made = Path(workshop) / MODEL
        _train(project, made)
        proof = Path(workshop) / PROOF
        proof.write_text(
            json.dumps({"made_from": made_from, "model": _hash(made)}), encoding="utf-8"
        )
        # In this order a kill in between leaves a model whose proof does not fit: it is made again.
        os.replace(made, folder / MODEL)
        os.replace(proof, folder / PROOF)


def _train(project: Path, made: Path) -> None:
    """In a process of its own, which takes rasa's half gigabyte away with it."""
    quiet.rasa()
    done = subprocess.run(
        [sys.executable, "-m", "firstline.engine.trainer", str(project), str(made)],
        env={**os.environ, "RASA_CACHE_DIRECTORY": str(made.parent / "cache")},
        cwd=made.parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    misses = made.with_name(MISSES)
    if misses.is_file():
        raise TrainingFailed(misses.read_text(encoding="utf-8"))
    if done.returncode or not made.is_file():
        raise TrainingFailed(f"The language model was not made:\n{done.stdout.strip()[-4000:]}")


def _hash(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
