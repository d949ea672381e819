"""The draft guard: fits its weights, and counts what it finds in lines that it has not seen.

python -m benchmarks.guard          the held-back lines: precision, recall and F1, any flag and by class
python -m benchmarks.guard fit      fits data/guard/weights.json from data/guard/lines.jsonl and the
                                    sentences of the playbooks
python -m benchmarks.guard folds    the same over the fitting lines, four parts fitted, one counted
python -m benchmarks.guard speed    milliseconds for a draft of ten sentences
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter, process_time

import numpy as np
from ruamel.yaml import YAML

from firstline.language import encoder
from firstline.language.regression import Regression, fit, shares
from firstline.training.guard import flags
from firstline.training.guard.features import grams, row
from firstline.training.guard.flagging import WITH_PHRASE
from firstline.training.guard.judging import CLEAN, FOLDER, WEIGHTS
from firstline.training.guard.phrases import is_spared, left, phrases
from firstline.training.sentences import plain, sentences
from firstline.workplace import PLAYBOOKS

STRENGTH, ROUNDS, SCALE = 100.0, 100, 1000
SEEN_AT_LEAST = 3
FOLDS = 5
BARS = (0.3, 0.4, 0.5, 0.6)
_SLOT = re.compile(r"\{(\w+)\}")
_MONEY = re.compile(r"amount|owed|sum|limit|paid|price|total|fee|refund|credit|each")
_NUMBER = re.compile(r"number|reference|_done|code|tail|digits|ends")


@dataclass(frozen=True)
class Line:
    text: str
    label: str


def lines(name: str) -> list[Line]:
    """data/guard/NAME.jsonl."""
    written = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Line(one["text"], _label(one)) for one in map(json.loads, written)]


def _label(one: dict) -> str:
    return one["class"] or one.get("does", CLEAN).upper()


def of_playbooks() -> list[Line]:
    """What our own playbooks have an agent say, with something in every slot."""
    found = []
    for file in sorted(PLAYBOOKS.glob("*.yml")):
        book = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")) or {}
        for wording in (book.get("findings") or {}).values():
            found += _texts([wording.get("say"), (wording.get("offer") or {}).get("statutory")])
        found += [one["text"] for one in (book.get("questions") or {}).values()]
        found += [book[name] for name in ("ask", "wrong", "locked") if name in book]
    pieces = [one.text for text in found for one in sentences(plain(filled(text)))]
    return [Line(text, CLEAN) for text in dict.fromkeys(pieces)]


def filled(text: str) -> str:
    return _SLOT.sub(lambda slot: _example(slot[1]), text)


def _example(name: str) -> str:
    if _NUMBER.search(name):
        return "4421"
    return "£49.99" if _MONEY.search(name) else "3 November"


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from _texts(node.get("text"))
    else:
        for one in node or ():
            yield from _texts(one)


@dataclass(frozen=True)
class Table:
    rows: np.ndarray
    labels: list[str]
    words: list[str]


def table(given: list[Line], words: list[str] | None = None) -> Table:
    read = [_first(one.text) for one in given]
    if words is None:
        counts = Counter(gram for sentence in read for gram in grams(sentence.own))
        words = sorted(gram for gram, count in counts.items() if count >= SEEN_AT_LEAST)
    places = {word: place for place, word in enumerate(words)}
    rows = [row(sentence.own, _kinds(sentence), places) for sentence in read]
    return Table(np.array(rows, np.float32), [one.label for one in given], words)


def _first(text: str):
    return max(sentences(plain(text)), key=lambda one: len(one.text))


def _kinds(sentence) -> set[str]:
    return {one.kind for one in phrases((sentence,))[sentence]}


def keep(fitted: Regression, words: list[str]) -> None:
    """As integers: what is stored is the same on every machine that rounds alike."""
    numbers = [[round(float(one) * SCALE) for one in line] for line in fitted.weights]
    kept = {
        "encoder": encoder.name(),
        "labels": fitted.labels,
        "bias": [round(float(one), 4) for one in fitted.bias],
        "scale": SCALE,
        "words": words,
        "weights": numbers,
    }
    WEIGHTS.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8")


@dataclass
class Count:
    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, found: bool, wanted: bool) -> None:
        self.right += found and wanted
        self.false += found and not wanted
        self.missed += wanted and not found

    def __str__(self) -> str:
        precision = self.right / max(self.right + self.false, 1)
        recall = self.right / max(self.right + self.missed, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def held_back() -> tuple[Count, dict[str, Count]]:
    """Any flag, and each class."""
    given = lines("held_back")
    any_flag, by_class = Count(), {kind: Count() for kind in sorted({one.label for one in given})}
    by_class.pop(CLEAN)
    for one in given:
        found = {flag.kind for flag in flags(one.text)}
        any_flag.add(bool(found), one.label != CLEAN)
        for kind, count in by_class.items():
            count.add(kind in found, kind == one.label)
    return any_flag, by_class


def _fit() -> None:
    made = table(lines("lines") + of_playbooks())
    fitted = fit(made.rows, made.labels, STRENGTH, ROUNDS)
    keep(fitted, made.words)
    print(f"{len(made.labels)} sentences, {len(made.words)} words and pairs: {WEIGHTS.name}")


def _folds() -> None:
    """Words are those of all parts: which ones are counted says nothing of their class."""
    given = lines("lines") + of_playbooks()
    made = table(given)
    part = np.random.RandomState(0).randint(0, FOLDS, len(given))
    labels = np.array(made.labels)
    seen = np.zeros(len(given))
    for fold in range(FOLDS):
        inside = part != fold
        fitted = fit(made.rows[inside], list(labels[inside]), STRENGTH, ROUNDS)
        likely = shares(made.rows[~inside] @ fitted.weights + fitted.bias)
        seen[~inside] = 1 - likely[:, fitted.labels.index(CLEAN)]
    for bar in BARS:
        count = Count()
        for one, flagged in list(zip(given, seen, strict=True))[: len(lines("lines"))]:
            sentence = _first(one.text)
            known = left(sentence, phrases((sentence,))[sentence])
            found = flagged >= (WITH_PHRASE if known else bar)
            count.add(bool(found and (known or not is_spared(sentence))), one.label != CLEAN)
        print(f"fitting lines in {FOLDS} parts, flagged from {bar}: {count}")


def _speed() -> None:
    drafts = [
        " ".join(f"{one.text.rstrip('.')}, case {n}." for one in lines("held_back")[n : n + 10])
        for n in range(0, 200, 10)
    ]
    flags(drafts[0])
    taken, worked = [], []
    for draft in drafts[1:]:
        started, busy = perf_counter(), process_time()
        flags(draft)
        taken.append(1000 * (perf_counter() - started))
        worked.append(1000 * (process_time() - busy))
    print(f"ten sentences: median {np.median(taken):.1f} ms, worst {max(taken):.1f} ms")
    print(f"of the processor: median {np.median(worked):.1f} ms, worst {max(worked):.1f} ms")


def _report() -> None:
    any_flag, by_class = held_back()
    print(f"any flag     {any_flag}")
    for kind, count in by_class.items():
        print(f"{kind:12} {count}")


if __name__ == "__main__":
    {"fit": _fit, "folds": _folds, "speed": _speed}.get(" ".join(sys.argv[1:2]), _report)()
