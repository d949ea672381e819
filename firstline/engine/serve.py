"""Starts Rasa with the panel: `python -m firstline.engine.serve MODEL`."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from firstline import quiet, settings


def main(model: str) -> None:
    """Serve until told to stop. Everything else comes from the settings and from Rasa's own files."""
    quiet.rasa()
    quiet.warnings()
    os.chdir(settings.PROJECT)
    sys.path.insert(0, str(settings.PROJECT))
    here = settings.load()
    os.environ.setdefault("FIRSTLINE_TRACKER_URL", here.tracker_url)

    import rasa
    import rasa.shared.utils.io

    from firstline.engine import quick_answers
    from firstline.engine.logs import configure_logging

    configure_logging()
    if not quick_answers.install():
        logging.getLogger(__name__).warning(
            "Rasa %s is not %s: its slower check of answers stays in use",
            rasa.__version__,
            quick_answers.WRITTEN_FOR,
        )
    rasa.run(
        model=model,
        endpoints="endpoints.yml",
        credentials="credentials.yml",
        interface=here.host,
        port=here.port,
        enable_api=False,
    )


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        sys.exit("usage: python -m firstline.engine.serve MODEL.tar.gz")
    main(sys.argv[1])
