"""The draft guard: fits its weights, and counts what it finds in lines that it has not seen.

python -m benchmarks.guard          the held-back lines: precision, recall and F1, any flag and by class
python -m benchmarks.guard fit      fits data/guard/weights.json from data/guard/lines.jsonl, the
                                    sentences of the playbooks and the better lines
python -m benchmarks.guard folds    the same over the fitting lines, four parts fitted, one counted
python -m benchmarks.guard speed    milliseconds for a draft of ten sentences
"""

from __future__ import annotations

import sys

from benchmarks.guard.counting import folds, report
from benchmarks.guard.fitting import fit_and_keep
from benchmarks.guard.speed import speed

if __name__ == "__main__":
    {"fit": fit_and_keep, "folds": folds, "speed": speed}.get(" ".join(sys.argv[1:2]), report)()
