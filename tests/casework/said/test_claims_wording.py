from __future__ import annotations

import shutil

import pytest

from firstline.casework.said.claims.wording import FOLDER, REAL_WORDS, wording
from firstline.casework.sheets import BadWording


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "claims")


def test_the_sheets_of_the_product_compile():
    wording().ready()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("(smoke|fire", "bracket"),
        ("@nothing here", "no list @nothing"),
        ("..3 smoke", "begins with a word"),
        ("smoke (|fire)", "empty choice"),
        ("? smoke", "stands behind"),
        ("[somewhere]", "no heading"),
    ],
)
def test_a_phrase_that_cannot_be_read_is_named_with_its_file_and_line(folder, line, why):
    sheet = folder / "danger.txt"
    sheet.write_text(f"[says]\n{line}\n", encoding="utf-8")

    with pytest.raises(BadWording, match=rf"danger\.txt line 2: .*{why}"):
        wording(folder)


def test_a_word_spelt_out_twice_is_an_error(folder):
    sheet = folder / "words.txt"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "nvr = not\n", encoding="utf-8")

    with pytest.raises(BadWording, match="nvr stands here twice"):
        wording(folder)


def test_a_missing_sheet_is_named(folder):
    (folder / "danger.txt").unlink()

    with pytest.raises(BadWording, match=r"danger\.txt cannot be read"):
        wording(folder)


def test_a_new_phrase_counts_at_once(folder):
    sheet = folder / "danger.txt"
    sheet.write_text("[says]\nwent (very)? boom\n", encoding="utf-8")

    assert set(wording(folder).cues.phrases) >= {"went"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("smokng", ("smoking",)),
        ("defectiv", ("defective",)),
        ("pruchases", ("purchases",)),
        ("isn't", ("is", "not")),
        ("won't", ("will", "not")),
        ("nvr", ("never",)),
        ("customer's", ("customer",)),
        ("stocks", ("stocks",)),
        ("insured", ("insured",)),
    ],
)
def test_shorthand_and_slips_are_spelt_out(written, meant):
    assert wording().spelt(written) == meant


def test_no_real_word_is_taken_for_a_slip_of_another():
    known = wording()
    words = [word for word in REAL_WORDS.read_text(encoding="utf-8").split() if word.isalpha()]
    plain = [word for word in words if word not in known.slips.shorthand]

    assert [word for word in plain if known.spelt(word) != (word,)] == []
