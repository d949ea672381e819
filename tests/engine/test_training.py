from __future__ import annotations

import json
import subprocess
import sys

import pytest

from firstline.engine import training
from firstline.engine.training import TrainingFailed, ensure_model, fingerprint

CONFIG = """\
recipe: default.v1
assistant_id: tiny
language: en
pipeline:
  - name: firstline.engine.classifier.SentenceIntentClassifier
policies:
  - name: RulePolicy
    enable_fallback_prediction: false
"""
DOMAIN = """\
version: "3.1"
intents: [refund_status, order_status]
responses:
  utter_ok:
    - text: ok
"""
NLU = """\
version: "3.1"
nlu:
- intent: refund_status
  examples: |
    - where is my refund
    - the refund has not arrived
- intent: order_status
  examples: |
    - where is my parcel
    - has the order shipped
"""
RULES = """\
version: "3.1"
rules:
- rule: refund
  steps:
  - intent: refund_status
  - action: utter_ok
"""
CANONICAL = """\
sentences:
  refund_status:
    - where is the refund
  goodbye:
    - see you soon
"""


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    for name, text in {
        "config.yml": CONFIG,
        "domain.yml": DOMAIN,
        "data/nlu/all.yml": NLU,
        "data/rules/all.yml": RULES,
        "data/responses/none.yml": 'version: "3.1"\n',
        "data/canonical.yml": CANONICAL,
    }.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return root


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def trained(monkeypatch):
    """Training that only writes a file down; the list tells how often it was asked for."""
    made = []

    def train(project, archive):
        made.append(project)
        archive.write_text(f"model {len(made)}")

    monkeypatch.setattr(training, "_train", train)
    return made


@pytest.mark.parametrize(
    "name",
    ["config.yml", "domain.yml", "data/nlu/all.yml", "data/nlu/deep/er.yml", "data/rules/all.yml"],
)
def test_every_input_counts_in_the_hash(project, name):
    before = fingerprint(project)
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text("changed: true")
    assert fingerprint(project) != before


def test_a_file_that_only_moved_counts_too(project):
    before = fingerprint(project)
    (project / "data/nlu/all.yml").rename(project / "data/nlu/some.yml")
    assert fingerprint(project) != before


def test_other_files_do_not_count(project):
    before = fingerprint(project)
    (project / "README.md").write_text("new")
    assert fingerprint(project) == before


def test_nothing_is_trained_twice(home, project, trained):
    said = []
    first = ensure_model(home, project, said.append)
    assert ensure_model(home, project, said.append) == first == home / "model/firstline.tar.gz"
    assert (len(trained), len(said)) == (1, 1)


def test_a_change_trains_again(home, project, trained):
    ensure_model(home, project)
    (project / "domain.yml").write_text("intents: []")
    assert ensure_model(home, project).read_text() == "model 2"


@pytest.mark.parametrize("harm", ["gone", "cut short", "unproven", "proof broken"])
def test_a_model_that_is_not_whole_is_made_again(home, project, trained, harm):
    model = ensure_model(home, project)
    proof = model.with_name(training.PROOF)
    if harm == "gone":
        model.unlink()
    elif harm == "cut short":
        model.write_text("mod")
    elif harm == "unproven":
        proof.unlink()
    else:
        proof.write_text("{")
    assert ensure_model(home, project).read_text() == "model 2"


def test_what_a_killed_training_left_behind_is_cleared_away(home, project, trained):
    left = home / "model" / f"{training.WORKSHOP}abc"
    left.mkdir(parents=True)
    (left / training.MODEL).write_text("half a mod")
    assert ensure_model(home, project).read_text() == "model 1"
    assert {file.name for file in (home / "model").iterdir()} == {
        training.MODEL,
        training.PROOF,
        training.LOCK,
    }


def test_a_training_that_fails_leaves_the_old_model(home, project, trained, monkeypatch):
    model = ensure_model(home, project)
    (project / "domain.yml").write_text("intents: [a]")

    def fail(project, archive):
        raise TrainingFailed("no")

    monkeypatch.setattr(training, "_train", fail)
    with pytest.raises(TrainingFailed):
        ensure_model(home, project)
    assert model.read_text() == "model 1"
    assert json.loads(model.with_name(training.PROOF).read_text())["made_from"] != fingerprint(
        project
    )


def test_a_model_that_misses_canonical_sentences_is_not_put_in_place(home, project):
    with pytest.raises(TrainingFailed) as failed:
        ensure_model(home, project)
    assert "'see you soon': expected goodbye, got " in str(failed.value)
    assert "where is the refund" not in str(failed.value)
    assert not (home / "model" / training.MODEL).exists()


def test_what_the_training_process_says_is_told_when_it_fails(home, project, tmp_path, monkeypatch):
    stand_in = tmp_path / "python"
    stand_in.write_text("#!/bin/sh\necho domain.yml, line 3: bad indentation >&2\nexit 1\n")
    stand_in.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(stand_in))
    with pytest.raises(TrainingFailed, match="not made:\ndomain.yml, line 3: bad indentation"):
        ensure_model(home, project)


def test_asking_whether_to_train_does_not_import_rasa():
    code = "import firstline.engine.training, sys; sys.exit('rasa' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
