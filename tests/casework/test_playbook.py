"""Playbooks are checked when they are loaded: an error names the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.facts import Given, Money, State
from firstline.casework.finding import Family
from firstline.casework.findings import families
from firstline.casework.playbook import PlaybookError, Shelf
from firstline.workplace import PLAYBOOKS

NOTHING = Path("/nowhere")
TOY = Family(
    "toy",
    ("LOST", "FOUND"),
    {"digits": Given, "amount": Money, "sent": State},
    lambda snapshot, said, now: (),
)
GOOD = """\
family: toy
intents:
  where_is_toy: first
findings:
  LOST:
    headline: "It is lost"
    say:
      - "It is lost and {amount} comes back."
  FOUND:
    headline: "It is found"
    say:
      - {text: "We sent it.", needs: [sent]}
    do:
      - {id: send_toy, label: "Send {digits}", does: send}
    follow_up: {what: "Ask about it", due: 2 business days}
"""


@pytest.fixture
def shipped(tmp_path):
    folder = tmp_path / "shipped"
    folder.mkdir()
    for name in ("identity.yml", "terms.yml", "intents.yml", "not_covered.yml", "harm.yml"):
        (folder / name).write_text((PLAYBOOKS / name).read_text(encoding="utf-8"))
    (folder / "toy.yml").write_text(GOOD)
    return folder


def problem(shipped, text):
    (shipped / "toy.yml").write_text(text)
    with pytest.raises(PlaybookError) as wrong:
        playbook.load((TOY,), shipped, NOTHING)
    assert wrong.value.file == shipped / "toy.yml"
    assert str(wrong.value).startswith(f"{wrong.value.file}, line {wrong.value.line}: ")
    return wrong.value.line, wrong.value.problem


def test_the_shipped_playbooks_word_every_finding():
    books = playbook.load(families(), PLAYBOOKS, NOTHING)
    for family in families():
        assert set(books.by_family[family.name].findings) == set(family.codes)


def test_a_file_of_which_nothing_but_a_comment_is_left_says_nothing(shipped):
    (shipped / "not_covered.yml").write_text("# every issue is examined\n")
    books = playbook.load((TOY,), shipped, NOTHING)
    assert books.not_covered == {}
    assert not books.is_issue("nobody_asks_this")


def test_an_unknown_placeholder_is_named_with_its_line(shipped):
    line, told = problem(shipped, GOOD.replace("{amount}", "{sum}"))
    assert line == 8
    assert "{sum}" in told


def test_a_finding_without_wording_is_named(shipped):
    line, told = problem(shipped, GOOD.split("  FOUND:")[0])
    assert line == 4
    assert "'FOUND' has no wording" in told


def test_wording_without_a_finding_is_named(shipped):
    line, told = problem(shipped, GOOD.replace("  FOUND:", "  FUOND:"))
    assert line == 9
    assert "'FUOND'" in told


def test_a_state_has_no_text_and_cannot_be_printed(shipped):
    line, told = problem(shipped, GOOD.replace("{amount}", "{sent}"))
    assert (line, "condition" in told) == (8, True)


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("needs: [sent]", "needs: [snet]", 12, "unknown fact 'snet'"),
        ("needs: [sent]", "need: [sent]", 12, "unknown key 'need'"),
        ("does: send", "does: perhaps", 14, "'perhaps' is no kind of step"),
        ("id: send_toy", "id: Send toy", 14, "is no id"),
        ("2 business days", "soon", 15, "'soon' is no deadline"),
        ("2 business days", '"{when}"', 15, "unknown fact 'when'"),
        ("family: toy", "family: tool", 1, "family 'toy'"),
        ("where_is_toy: first", "where_is_toy: GONE", 3, "'GONE'"),
        ('headline: "It is lost"', 'headline: "Lost {amount}"', 6, "last headline"),
        ('"It is found"', "[]", 10, "at least one sentence"),
        ("{amount} comes", "{ amount} comes", 8, "brace"),
        ("family: toy", "family: toy\nnlu: []", 2, "unknown key 'nlu'"),
        ("family: toy", "family: toy\nresponses: {}", 2, "unknown key 'responses'"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(shipped, old, new, line, told):
    found = problem(shipped, GOOD.replace(old, new))
    assert found[0] == line
    assert told in found[1]


def test_broken_yaml_is_told_with_its_line(shipped):
    line, _ = problem(shipped, GOOD + "  :\n bad: [")
    assert line > 15


def test_a_file_that_is_not_text_is_told(shipped):
    (shipped / "toy.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PlaybookError, match="is not YAML in UTF-8"):
        playbook.load((TOY,), shipped, NOTHING)


def test_two_playbooks_cannot_answer_the_same_intent(shipped):
    other = Family("tool", ("LOST", "FOUND"), TOY.facts, TOY.find)
    (shipped / "tool.yml").write_text(GOOD.replace("family: toy", "family: tool"))
    with pytest.raises(PlaybookError, match="'where_is_toy'"):
        playbook.load((TOY, other), shipped, NOTHING)


# The team's overlay


OVERLAY = """\
family: toy
findings:
  LOST:
    headline: "Gone"
    say:
      - "It is gone."
"""


def headline(books):
    return books.by_family["toy"].findings["LOST"].headline[0].text


def test_the_overlay_words_one_finding_anew_and_leaves_the_others(shipped, tmp_path):
    (tmp_path / "toy.yml").write_text(OVERLAY)
    books = playbook.load((TOY,), shipped, tmp_path)

    assert headline(books) == "Gone"
    assert books.by_family["toy"].findings["FOUND"].headline[0].text == "It is found"


def test_an_overlay_may_word_one_part_of_a_finding(shipped, tmp_path):
    (tmp_path / "toy.yml").write_text('findings:\n  FOUND:\n    headline: "Here it is"\n')
    found = playbook.load((TOY,), shipped, tmp_path).by_family["toy"].findings["FOUND"]

    assert found.headline[0].text == "Here it is"
    assert (found.do[0].id, found.say[0][0].text) == ("send_toy", "We sent it.")


def test_a_sentence_that_could_never_be_said_is_refused(shipped):
    line, told = problem(shipped, GOOD.replace("We sent it.", "word " * 61))
    assert (line, "too long" in told) == (12, True)


def test_a_changed_overlay_is_in_use_at_the_next_card(shipped, tmp_path):
    shelf = Shelf((TOY,), shipped, tmp_path)
    assert headline(shelf.books()) == "It is lost"

    (tmp_path / "toy.yml").write_text(OVERLAY)

    assert headline(shelf.books()) == "Gone"


def test_a_broken_overlay_leaves_the_last_good_wording_in_use_and_is_told(shipped, tmp_path):
    (tmp_path / "toy.yml").write_text(OVERLAY)
    shelf = Shelf((TOY,), shipped, tmp_path)

    (tmp_path / "toy.yml").write_text(OVERLAY.replace("is gone", "is {gone}"))

    assert headline(shelf.books()) == "Gone"
    assert shelf.problem.file == tmp_path / "toy.yml"
    assert shelf.problem.line == 6

    (tmp_path / "toy.yml").write_text(OVERLAY.replace("Gone", "Away"))
    assert headline(shelf.books()) == "Away"
    assert shelf.problem is None


def test_no_file_of_the_playbooks_would_be_taken_for_training_data():
    forbidden = {"nlu", "rules", "stories", "responses"}
    for file in PLAYBOOKS.glob("*.yml"):
        keys = set(playbook.node.read(file).value or ())
        assert not keys & forbidden, file


def test_a_broken_overlay_at_the_start_leaves_the_shipped_wording_in_use(shipped, tmp_path):
    (tmp_path / "toy.yml").write_text(OVERLAY.replace("is gone", "is {gone}"))
    shelf = Shelf((TOY,), shipped, tmp_path)
    assert headline(shelf.books()) == "It is lost"
    assert shelf.problem.line == 6


def test_an_overlay_that_nothing_reads_is_named(shipped, tmp_path):
    (tmp_path / "toys.yml").write_text(OVERLAY)
    with pytest.raises(PlaybookError, match="nothing reads this file"):
        playbook.load((TOY,), shipped, tmp_path)


def test_a_running_process_tells_a_broken_playbook_once_and_keeps_the_last_good_one(
    shipped, tmp_path, caplog
):
    shelf = Shelf((TOY,), shipped, tmp_path)
    for file, text in (
        (shipped / "toy.yml", GOOD.replace("{amount}", "{sum}")),
        (tmp_path / "toys.yaml", OVERLAY),
    ):
        before = file.read_text() if file.exists() else None
        caplog.clear()
        file.write_text(text)
        assert [headline(shelf.books()) for _ in range(3)] == ["It is lost"] * 3
        assert shelf.problem.file == file
        assert [record.getMessage() for record in caplog.records] == [
            f"the last good playbooks stay in use: {shelf.problem}"
        ]
        file.write_text(before) if before else file.unlink()
        shelf.books()
        assert shelf.problem is None
