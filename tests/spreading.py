"""How the tests are spread over several processes: a file at a time, in the order of the folders."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

# What these start once for the folder takes longer than their tests.
TOGETHER = ("tests/browser/",)


class ByFile(LoadScopeScheduling):
    """Files that lie in a folder of TOGETHER stay in one process, one after the other.

    In the order of the folders the longest files come early, so that at the end none is waited for.
    """

    def __init__(self, config, log) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((folder for folder in TOGETHER if file.startswith(folder)), file)
