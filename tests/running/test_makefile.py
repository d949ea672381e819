"""What `make` would install, and where: nothing through a .venv that is another folder's."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from firstline.settings import PROJECT

INSTALLS = "--no-deps -e ."


@pytest.fixture
def folder(tmp_path):
    """A fresh clone, as far as make looks at it."""
    made = tmp_path / "clone"
    made.mkdir()
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(PROJECT / name, made / name)
    return made


def installed(folder: Path, stamp: str = "") -> Path:
    """A virtual environment that was installed for this folder, or for the one of the stamp."""
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").touch()
    name = stamp or str(folder).replace("/", "-")
    (folder / ".venv" / f"installed{name}").touch()
    return folder / ".venv"


def would_do(folder: Path) -> str:
    told = subprocess.run(
        ["make", "-n", "run"], cwd=folder, capture_output=True, text=True, check=True
    )
    assert "firstline.cli up" in told.stdout
    return told.stdout


def test_a_fresh_clone_is_installed_and_one_that_is_installed_is_not(folder):
    assert INSTALLS in would_do(folder)
    installed(folder)
    assert INSTALLS not in would_do(folder)


def test_one_that_was_copied_is_installed_for_this_folder(folder):
    installed(folder, "-somewhere-else")
    assert INSTALLS in would_do(folder)


def test_through_one_that_is_linked_nothing_is_installed(folder, tmp_path):
    other = tmp_path / "other"
    (folder / ".venv").symlink_to(installed(other))
    assert INSTALLS not in would_do(folder)
