"""A process that writes to a database until told to stop; run by the tests as ``python -m khum.web.tests.writer``.

Each acknowledged commit is printed, so that whoever kills the process knows what must be found again.
"""

from __future__ import annotations

import os
import sys
import time

import django


def main(count: int) -> None:
    """Write ``count`` jobs, one transaction each, printing the number and the wait in milliseconds."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.db import transaction
    from django.utils.timezone import now

    from khum.web.models import Job

    for _number in range(count):
        started = time.monotonic()
        with transaction.atomic():
            row = Job.objects.create(kind="test", payload={}, run_at=now(), created_at=now())
            Job.objects.filter(pk=row.pk).update(attempts=1)
        print(row.pk, round((time.monotonic() - started) * 1000), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
