"""Entry of the background worker process."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from khum.web.jobs import worker  # noqa: E402 - models can be imported only after setup

if __name__ == "__main__":
    worker.main()
