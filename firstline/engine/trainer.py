"""The training process: `python -m firstline.engine.trainer PROJECT MODEL` trains and tries out."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from firstline.engine.training import MISSES

DATA = ("data/nlu", "data/rules", "data/responses")
CANONICAL = "data/canonical.yml"


@dataclass(frozen=True)
class Miss:
    """A canonical sentence that the model took for something else."""

    sentence: str
    expected: str
    got: str
    confidence: float

    def __str__(self) -> str:
        return (
            f"  {self.sentence!r}: expected {self.expected}, got {self.got} ({self.confidence:.2f})"
        )


def train(project: Path, made: Path) -> None:
    """Writes the archive `made`; rasa's own messages go to the output of this process."""
    from rasa.model_training import train as train_with_rasa

    train_with_rasa(
        domain=str(project / "domain.yml"),
        config=str(project / "config.yml"),
        training_files=[str(project / folder) for folder in DATA],
        output=str(made.parent),
        fixed_model_name=made.name.removesuffix(".tar.gz"),
        force_training=True,
    )


async def try_out(made: Path, canonical: dict[str, list[str]]) -> list[Miss]:
    """What the model, as it will be served, does not understand of `canonical`."""
    from rasa.core.agent import load_agent

    agent = await load_agent(model_path=str(made))
    misses = []
    for expected, sentences in canonical.items():
        for sentence in sentences:
            intent = (await agent.parse_message(sentence))["intent"]
            if intent["name"] != expected:
                misses.append(Miss(sentence, expected, intent["name"], intent["confidence"]))
    return misses


def read_canonical(file: Path) -> dict[str, list[str]]:
    return YAML(typ="safe").load(file.read_text(encoding="utf-8"))["sentences"]


def report(misses: list[Miss]) -> str:
    return "\n".join(
        (
            f"The new model misses sentences of {CANONICAL}, so it was not put in place:",
            *map(str, misses),
            "Change the examples in data/nlu, or the sentences if they are wrong.",
        )
    )


def main(project: Path, made: Path) -> int:
    from firstline.engine.logs import configure_logging

    configure_logging()  # rasa's debug lines take longer than the training
    train(project, made)
    misses = asyncio.run(try_out(made, read_canonical(project / CANONICAL)))
    if misses:
        made.with_name(MISSES).write_text(report(misses), encoding="utf-8")
    return 1 if misses else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
