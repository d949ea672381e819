"""Each order is one file, whole, and one line that tells nothing of a customer."""

from __future__ import annotations

import json
import stat

import pytest

from firstline.desk.outbox.folder import Folder
from firstline.desk.outbox.order import Claimed, Order
from firstline.desk.outbox.receiver import NotDelivered
from tests.desk.conftest import NOW

REFUND = Claimed("O-7KQ2MX4P", NOW, Order("payment.refund", {"to": "Zoë"}), 0, "a")


def test_an_order_is_written_whole_and_readable_by_its_owner_alone(tmp_path):
    lines = []
    Folder(tmp_path / "outbox", lines.append).take(REFUND)
    (file,) = (tmp_path / "outbox").iterdir()
    assert file.name == "O-7KQ2MX4P.json"
    assert json.loads(file.read_text()) == {
        "type": "payment.refund",
        "timestamp": "2026-11-10T15:00:00+00:00",
        "data": {"to": "Zoë"},
    }
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert lines == ["payment.refund O-7KQ2MX4P is in outbox/"]


def test_a_repetition_leaves_one_file_with_the_same_words(tmp_path):
    folder = Folder(tmp_path, lambda line: None)
    folder.take(REFUND)
    first = (tmp_path / "O-7KQ2MX4P.json").read_bytes()
    folder.take(REFUND)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [first]


def test_a_folder_that_cannot_be_written_is_told_and_nothing_half_is_left(tmp_path):
    (tmp_path / "outbox").write_text("a file where the folder should be")
    with pytest.raises(NotDelivered, match="cannot be written") as told:
        Folder(tmp_path / "outbox", print).take(REFUND)
    assert told.value.away and not told.value.for_good
    (tmp_path / "O-7KQ2MX4P.json").mkdir()
    with pytest.raises(NotDelivered):
        Folder(tmp_path, print).take(REFUND)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["O-7KQ2MX4P.json", "outbox"]
