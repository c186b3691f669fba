"""Keeping files and handing them out again."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from khum.activity.models import Entry
from khum.domain.verdict import NotPermittedError
from khum.files import actions, storage, upload
from khum.files.middleware import MAX_REQUEST, FileRefusalMiddleware
from khum.files.models import StoredFile
from khum.files.refusals import FileRefused, Refusal
from khum.files.tests import builders
from khum.people import standing
from khum.people.models import Organisation, Person
from khum.people.standing import Standing

AT = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
TODAY = AT.date()

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _data(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


def clerk(code: str) -> Standing:
    organisation = Organisation.objects.create(code=code, name=f"อบต.{code}", kind="tambon")
    person = Person.objects.create_user(f"clerk-{code}", first_name="สมใจ", organisation=organisation)
    return standing.load(person, today=TODAY)


def stored(by: Standing, name: str = "แผน KM ๒๕๖๒.docx") -> StoredFile:
    file = ContentFile(builders.docx_bytes(), name=name)
    return actions.store(organisation=by.organisation, uploaded=file, by=by, at=AT)


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_bytes_are_kept_by_hash_and_the_row_tells_them(tmp_path: Path) -> None:
    by = clerk("one")
    row = stored(by)
    path = storage.path_of(row)
    assert path == tmp_path / "files" / str(by.organisation_id) / row.sha256[:2] / row.sha256
    assert hashlib.sha256(path.read_bytes()).hexdigest() == row.sha256
    assert (row.size, row.kind, row.uploaded_by) == (path.stat().st_size, "docx", by.person)
    assert kept(tmp_path) == [path]
    assert Entry.objects.get().verb == "file.stored"


def test_equal_bytes_share_their_place(tmp_path: Path) -> None:
    by = clerk("one")
    content = builders.docx_bytes()
    for name in ("a.docx", "b.docx"):
        actions.store(organisation=by.organisation, uploaded=ContentFile(content, name=name), by=by, at=AT)
    assert StoredFile.objects.count() == 2
    assert len(kept(tmp_path)) == 1


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.docx", Refusal.EMPTY),
        (b"<html>", "a.docx", Refusal.WRONG_TYPE),
        (b"x" * 2000, "a.txt", Refusal.TOO_LARGE),
    ],
)
def test_nothing_is_kept_of_a_refused_file(tmp_path: Path, content: bytes, name: str, code: Refusal) -> None:
    by = clerk("one")
    with pytest.raises(FileRefused) as refused:
        actions.store(
            organisation=by.organisation, uploaded=ContentFile(content, name=name), by=by, at=AT, max_bytes=1000
        )
    assert refused.value.code == code
    assert not StoredFile.objects.exists()
    assert kept(tmp_path) == []


def test_a_sender_that_lies_about_the_size_is_stopped_on_the_way(tmp_path: Path) -> None:
    drawn = 0

    def endless() -> object:
        nonlocal drawn
        while True:
            drawn += 1
            yield b"x" * 100

    with pytest.raises(FileRefused) as refused:
        storage.Incoming.receive(endless(), max_bytes=1000)  # type: ignore[arg-type]
    assert refused.value.code == Refusal.TOO_LARGE
    assert drawn == 11
    assert kept(tmp_path) == []


def test_long_names_keep_their_extension() -> None:
    row = stored(clerk("one"), name="C:\\ก\\" + "แ" * 400 + ".docx")
    assert len(row.name) == 255
    assert row.name.startswith("แ")
    assert row.name.endswith(".docx")


def test_nobody_adds_files_to_another_organisation() -> None:
    by, other = clerk("one"), clerk("two")
    with pytest.raises(NotPermittedError):
        actions.store(
            organisation=other.organisation, uploaded=ContentFile(builders.docx_bytes(), "a.docx"), by=by, at=AT
        )


def test_download_is_an_attachment_that_no_browser_runs(client: Client) -> None:
    by = clerk("one")
    row = stored(by)
    client.force_login(by.person)
    response = client.get(reverse("files:download", args=[row.pk]))
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == storage.path_of(row).read_bytes()
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E0%B9%81")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Content-Type"] == row.content_type


def test_download_is_for_the_own_organisation_only(client: Client) -> None:
    row, other = stored(clerk("one")), clerk("two")
    address = reverse("files:download", args=[row.pk])
    assert client.get(address).status_code == 302
    client.force_login(other.person)
    assert client.get(address).status_code == 404


def test_download_of_lost_bytes_is_not_found(client: Client) -> None:
    by = clerk("one")
    row = stored(by)
    storage.path_of(row).unlink()
    client.force_login(by.person)
    assert client.get(reverse("files:download", args=[row.pk])).status_code == 404


def refuse(_request: HttpRequest) -> HttpResponse:
    raise FileRefused(Refusal.MACROS)


def test_a_request_longer_than_any_file_is_refused_unread(rf: RequestFactory) -> None:
    def untouched(_request: HttpRequest) -> HttpResponse:
        raise AssertionError("the view was called")

    request = rf.post("/", CONTENT_LENGTH=str(MAX_REQUEST + 1))
    response = FileRefusalMiddleware(untouched)(request)
    assert response.status_code == 413
    assert "50 เมกะไบต์" in response.content.decode()


def test_a_refusal_from_any_view_becomes_a_page(rf: RequestFactory) -> None:
    answer = FileRefusalMiddleware(refuse).process_exception(rf.get("/"), FileRefused(Refusal.MACROS))
    assert answer is not None
    assert answer.status_code == 422
    assert "แมโคร" in answer.content.decode()
    assert FileRefusalMiddleware(refuse).process_exception(rf.get("/"), ValueError()) is None


def test_an_upload_without_a_length_fills_no_disk(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "MAX_BYTES", 100_000)
    request = rf.post("/", {"file": SimpleUploadedFile("a.txt", b"x" * 1_000_000), "year": "2562"})
    received = request.FILES["file"]
    assert 100_000 < received.size < 300_000
    assert request.POST["year"] == "2562"


def test_a_small_upload_passes_whole(rf: RequestFactory) -> None:
    request = rf.post("/", {"file": SimpleUploadedFile("แผน.txt", b"abc")})
    assert request.FILES["file"].read() == b"abc"
    assert request.FILES["file"].name == "แผน.txt"
