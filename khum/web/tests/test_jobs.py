"""The lease queue: nothing is lost, a lease that ran out is taken over, failures wait and then stay visible."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from khum.web import jobs
from khum.web.jobs import queue
from khum.web.models import Job

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
done: list[int] = []


@jobs.job("test.add")
def add(*, number: int) -> None:
    done.append(number)


@jobs.job("test.fail")
def fail() -> None:
    raise RuntimeError("no paper in the printer")


@pytest.fixture(autouse=True)
def empty() -> None:
    done.clear()


pytestmark = pytest.mark.django_db


def test_work_is_done_once_and_forgotten() -> None:
    for number in range(3):
        jobs.enqueue("test.add", {"number": number}, at=AT)
    assert jobs.run_due(at=AT) == 3
    assert done == [0, 1, 2]
    assert not Job.objects.exists()


def test_work_waits_for_its_time() -> None:
    jobs.enqueue("test.add", {"number": 1}, at=AT, run_at=AT + timedelta(hours=1))
    assert jobs.run_due(at=AT) == 0
    assert jobs.run_due(at=AT + timedelta(hours=2)) == 1


def test_what_a_killed_worker_held_is_taken_over_when_its_lease_ends() -> None:
    jobs.enqueue("test.add", {"number": 7}, at=AT)
    held = queue._claim(AT, queue.LEASE)  # a worker claimed it and was killed here
    assert held
    assert jobs.run_due(at=AT + timedelta(seconds=1)) == 0
    assert jobs.run_due(at=AT + queue.LEASE + timedelta(seconds=1)) == 1
    assert done == [7]


def test_a_failure_is_tried_again_later_and_then_stays_visible() -> None:
    jobs.enqueue("test.fail", {}, at=AT)
    at = AT
    for _attempt in range(queue.MAX_ATTEMPTS):
        assert jobs.run_one(at=at)
        assert not jobs.run_one(at=at)
        at += timedelta(days=1)
    dead = Job.objects.get()
    assert dead.is_dead
    assert "no paper in the printer" in dead.last_error
    assert not jobs.run_one(at=at)


def test_an_unknown_kind_is_refused_when_it_is_added() -> None:
    with pytest.raises(jobs.UnknownJobError):
        jobs.enqueue("test.nothing", {}, at=AT)
