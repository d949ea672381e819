from __future__ import annotations

import json

import numpy as np
import pytest

from firstline.language import model as models
from firstline.language.classifier import Classifier
from firstline.language.model import ModelRefused


@pytest.fixture
def folder(tmp_path, small_model):
    models.save(small_model, tmp_path)
    return tmp_path


def test_a_loaded_model_answers_like_the_one_that_was_saved(folder, small, encoder):
    loaded = Classifier(models.load(folder), encoder)
    for text in ("where's my refund", "parcel late", "thx"):
        before, after = small.classify(text), loaded.classify(text)
        assert after.intent == before.intent
        assert after.confidence == pytest.approx(before.confidence, abs=1e-3)


def test_nothing_in_the_files_is_a_pickle(folder):
    assert {file.name for file in folder.iterdir()} == {models.FACTS, models.ARRAYS}
    with np.load(folder / models.ARRAYS, allow_pickle=False) as arrays:
        assert all(arrays[name].dtype != object for name in arrays.files)


@pytest.mark.parametrize("part", ["format", "encoder", "vocabulary"])
def test_a_model_of_another_version_is_refused_by_name(folder, part):
    facts = json.loads((folder / models.FACTS).read_text())
    facts["version"][part] = "older"
    (folder / models.FACTS).write_text(json.dumps(facts))

    with pytest.raises(ModelRefused, match=f"made with {part} older.*train again"):
        models.load(folder)


@pytest.mark.parametrize("file", [models.FACTS, models.ARRAYS])
@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\x80\x04garbage"])
def test_a_broken_file_is_refused(folder, file, content):
    (folder / file).write_bytes(content)
    with pytest.raises(ModelRefused, match="train again"):
        models.load(folder)


def test_a_missing_file_is_refused(folder):
    (folder / models.ARRAYS).unlink()
    with pytest.raises(ModelRefused, match="train again"):
        models.load(folder)
