"""An import that is killed with no chance to clean up."""

from __future__ import annotations

import signal
import subprocess
import sys

from tests.records.importing.test_import import everything

# Kills itself with rows of several batches written and none committed.
_PROGRAM = """
import os, signal, sys
from firstline.records import importing

def die(now):
    if now.rows >= 2000:
        os.kill(os.getpid(), signal.SIGKILL)

importing.run(sys.argv[1], sys.argv[2], region="US", on_progress=die)
"""


def test_nothing_of_a_killed_import_is_there(folder, bring_in, records_url):
    folder.customers("C0")
    bring_in()
    before = everything(records_url)
    folder.customers(*(f"C{number}" for number in range(5000)))

    killed = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(folder.path), records_url],
        timeout=120,
        capture_output=True,
    )

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert everything(records_url) == before
    assert bring_in().rows == {"customers": 5000}
