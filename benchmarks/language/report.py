"""The figures as tables."""

from __future__ import annotations

from rich.table import Table

from benchmarks.language import known
from benchmarks.language.measures import Clinc, Own
from benchmarks.language.scores import Share
from benchmarks.language.speed import MOST_SENTENCES, Milliseconds, Speed

CONFUSED = 12


def own(figures: Own) -> list[Table]:
    styles = Table(title="Our own held-back phrases", title_justify="left")
    styles.add_column("style")
    styles.add_column("right", justify="right")
    styles.add_column("of", justify="right")
    for style, share in figures.by_style.items():
        styles.add_row(style.replace("_", " "), *_cells(share))
    styles.add_section()
    styles.add_row("all", *_cells(figures.overall))
    styles.add_row("among the first three", *_cells(figures.among_three))
    intents = Table("intent", "right", "of", title="By intent", title_justify="left")
    for intent, share in sorted(figures.by_intent.items(), key=lambda pair: pair[1].value):
        intents.add_row(intent, *_cells(share))
    pairs = Table("expected", "got", "times", title="Confused most", title_justify="left")
    for (expected, got), times in figures.confused[:CONFUSED]:
        pairs.add_row(expected, got, str(times))
    issues = Table(
        "messages", "found are raised", "raised are found", title="Issues", title_justify="left"
    )
    for part, (precision, recall) in figures.issues.items():
        issues.add_row(part, f"{precision.value:.3f}", f"{recall.value:.3f} of {recall.of}")
    issues.caption = f"a second one heard in {figures.second.value:.1%} of our held-back phrases"
    return [styles, intents, pairs, issues]


def banking(few: Share, full: Share) -> Table:
    table = Table(title="Banking77, official test set", title_justify="left")
    table.add_column("pipeline")
    table.add_column("10 an intent", justify="right")
    table.add_column("full", justify="right")
    table.add_row("Firstline", _share(few.value), _share(full.value), style="bold")
    for name, at_ten, at_all in known.BANKING:
        table.add_row(name, _share(at_ten), _share(at_all))
    return table


def clinc(figures: Clinc) -> Table:
    table = Table(title="CLINC150 with out-of-scope", title_justify="left")
    for name in ("system", "accuracy in scope", "recall out of scope", "AUROC"):
        table.add_column(name, justify="left" if name == "system" else "right")
    outside = figures.outside
    ours = (figures.accuracy.value, outside.recall, outside.auroc)
    table.add_row("Firstline (95% in scope kept)", *map(_share, ours), style="bold")
    for name, *values in known.CLINC:
        table.add_row(name, *map(_share, values))
    return table


def speed(figures: Speed) -> Table:
    table = Table(title="On one core, one thread", title_justify="left")
    for name in ("", "quietest block p50 ms", "p50 ms", "p95 ms"):
        table.add_column(name, justify="right" if name else "left")
    table.add_row("a message of one sentence", *_times(figures.one))
    table.add_row("  its encoder alone", *_times(figures.one_encoded))
    table.add_row("a message of several", *_times(figures.mails))
    table.add_row("  its encoder alone", *_times(figures.mails_encoded))
    for count, times in figures.by_sentences:
        more = " and more" if count == MOST_SENTENCES else ""
        table.add_row(f"  of {count}{more} sentences", *_times(times))
    table.caption = f"training: {figures.training_s:.0f} s of processor time"
    return table


def _cells(share: Share) -> tuple[str, str]:
    return _share(share.value), str(share.of)


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _times(times: Milliseconds) -> tuple[str, ...]:
    return tuple(f"{value:.1f}" for value in (times.quietest_p50, times.p50, times.p95))
