"""What a message is about, from the trained model as Rasa serves it, without Rasa.

The thresholds are those of config.yml, applied like Rasa's FallbackClassifier does.
"""

from __future__ import annotations

import tarfile
import tempfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from ruamel.yaml import YAML

from firstline import clock
from firstline.casework import said
from firstline.company import Company
from firstline.language import encoder, model
from firstline.language.classifier import Classifier
from firstline.language.model import ModelRefused
from firstline.language.understanding import Understanding

UNSURE = "nlu_fallback"
_RANKED = 5


def understand(text: str, archive: Path, config: Path, company: Company) -> Understanding:
    """Raises ModelRefused for an archive that holds no classifier of this version."""
    understood = _classifier(archive, company).classify(text.lstrip("/ \n") or "?")
    return _unless_unsure(understood, _component(config, "FallbackClassifier"))


def _classifier(archive: Path, company: Company) -> Classifier:
    with tempfile.TemporaryDirectory(prefix="firstline-") as folder:
        _unpack(archive, Path(folder))
        learnt = model.load(Path(folder))

    def only_identifier(text: str) -> bool:
        return said.names_only(
            text, region=company.region, timezone=company.timezone, now=clock.now()
        )

    return Classifier(learnt, encoder.shared(), only_identifier)


def _unpack(archive: Path, folder: Path) -> None:
    """The classifier's own files, under their bare names whatever the archive calls them."""
    wanted = {model.FACTS, model.ARRAYS}
    try:
        with tarfile.open(archive) as files:
            for member in files:
                name = PurePosixPath(member.name).name
                if name in wanted and member.isfile():
                    (folder / name).write_bytes(files.extractfile(member).read())
    except (tarfile.TarError, EOFError, OSError) as wrong:
        raise ModelRefused(
            f"{archive} cannot be read ({type(wrong).__name__}): train again"
        ) from None


def _unless_unsure(understood: Understanding, settings: dict[str, Any]) -> Understanding:
    """Below the threshold, or with two that are nearly as likely, nothing is sure."""
    ranking = understood.ranking[:_RANKED]
    likely = [confidence for _, confidence in ranking]
    low = understood.confidence < settings["threshold"]
    close = len(likely) > 1 and likely[0] - likely[1] < settings["ambiguity_threshold"]
    intent = UNSURE if low or close else understood.intent
    return replace(understood, intent=intent, ranking=ranking)


def _component(config: Path, name: str) -> dict[str, Any]:
    pipeline = YAML(typ="safe").load(config.read_text(encoding="utf-8"))["pipeline"]
    return next(one for one in pipeline if one["name"] == name)
