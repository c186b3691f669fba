"""The worker process: does what is due until it is told to stop."""

from __future__ import annotations

import signal
import threading
from datetime import timedelta
from types import FrameType

from django.db import close_old_connections
from django.utils.timezone import now

from khum.web import health
from khum.web.jobs.queue import plan_daily, run_one

IDLE_SECONDS = 0.5
PLAN_EVERY = timedelta(minutes=10)


def run_worker(stop: threading.Event, *, idle_seconds: float = IDLE_SECONDS) -> None:
    """Loop until ``stop`` is set; a piece of work under way is finished first."""
    plan_at = now()
    while not stop.is_set():
        close_old_connections()
        health.beat()
        if now() >= plan_at:
            plan_daily(at=now())
            plan_at = now() + PLAN_EVERY
        if not run_one(at=now()):
            stop.wait(idle_seconds)


def main() -> None:
    """Entry of the worker process: SIGTERM and SIGINT end it cleanly."""
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    run_worker(stop)
