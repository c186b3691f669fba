"""``/healthz`` tells the truth about each part and nothing else."""

import os
import time
from unittest import mock

import pytest
from django.db import DatabaseError

from khum.web import health


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def test_all_is_well(client, db):
    health.beat()
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": True, "worker": True, "disk": True}
    assert "no-store" in answer["Cache-Control"]


def test_it_costs_one_query(client, db, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/healthz")


@pytest.mark.parametrize("age", [None, health.SILENT_SECONDS + 5])
def test_a_silent_worker_is_seen(client, db, age):
    if age:
        health.beat()
        os.utime(health.heartbeat_path(), (time.time() - age,) * 2)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["worker"]) == (503, False)


def test_a_full_disk_is_seen(client, db):
    health.beat()
    with mock.patch.object(health.shutil, "disk_usage", return_value=mock.Mock(free=1)):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["disk"]) == (503, False)


def test_a_lost_database_is_seen(client, db):
    health.beat()
    with mock.patch.object(health.connection, "cursor", side_effect=DatabaseError("password=secret")):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["database"]) == (503, False)
    assert b"secret" not in answer.content


def test_a_full_disk_does_not_end_the_worker(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "gone"
    health.beat()
