"""How long a draft of ten sentences takes."""

from __future__ import annotations

from time import perf_counter, process_time

import numpy as np

from benchmarks.guard.labelled import lines
from firstline.training.guard import flags


def speed() -> None:
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
