from __future__ import annotations

import tarfile

import pytest

from firstline import company, settings
from firstline.asking.understanding import understand
from firstline.language.model import ModelRefused


@pytest.mark.parametrize("content", [b"", b"no archive at all"])
def test_a_broken_archive_is_refused(tmp_path, content):
    archive = tmp_path / "firstline.tar.gz"
    archive.write_bytes(content)

    with pytest.raises(ModelRefused, match="train again"):
        understand("hello", archive, settings.PROJECT / "config.yml", company.load())


def test_an_archive_of_something_else_is_refused(tmp_path):
    archive = tmp_path / "firstline.tar.gz"
    with tarfile.open(archive, "w:gz") as files:
        files.add(settings.PROJECT / "config.yml", "components/config.yml")

    with pytest.raises(ModelRefused, match="train again"):
        understand("hello", archive, settings.PROJECT / "config.yml", company.load())
