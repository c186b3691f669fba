"""The council's emblem: only a real picture, only by who keeps the organisation, seen only inside it."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from khum.people.models import Organisation
from khum.people.tests import accounts_cast as cast

pytestmark = pytest.mark.django_db
PAGE, PICTURE = "/files/emblem/", "/files/emblem/picture/"


def png() -> SimpleUploadedFile:
    stream = io.BytesIO()
    Image.new("RGB", (80, 80), "green").save(stream, "PNG")
    return SimpleUploadedFile("ตรา.png", stream.getvalue())


def test_an_emblem_is_kept_seen_and_taken_away(client_as):
    by = cast.council()
    client = client_as(by.person)
    assert client.get(PICTURE).status_code == 404
    assert client.post(PAGE, {"picture": png()}).status_code == 302
    assert Organisation.objects.get().emblem_sha256
    picture = client.get(PICTURE)
    assert picture["Content-Type"] == "image/png"
    assert picture.getvalue().startswith(b"\x89PNG")
    assert "ใช้ตรานี้" in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"remove": "1"}).status_code == 302
    assert Organisation.objects.get().emblem_sha256 == ""


def test_what_is_no_picture_is_refused_in_thai(client_as):
    by = cast.council()
    client = client_as(by.person)
    for name, content in (("ตรา.png", b"not a picture"), ("ตรา.pdf", b"%PDF-1.4"), ("ว่าง.png", b"")):
        answer = client.post(PAGE, {"picture": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422
        assert "ไฟล์" in answer.content.decode()
    assert Organisation.objects.get().emblem_sha256 == ""


def test_who_may_change_and_see_it(client_as):
    by = cast.council()
    other = cast.council("rimnam", "rim", "เทศบาลตำบลริมน้ำ")
    client_as(by.person).post(PAGE, {"picture": png()})
    staff = client_as(cast.staff(by, "mali"))
    assert Client().get(PAGE).status_code == 302
    assert Client().get(PICTURE).status_code == 302
    assert staff.get(PAGE).status_code == 403
    assert staff.post(PAGE, {"picture": png()}).status_code == 403
    assert staff.get(PICTURE).getvalue().startswith(b"\x89PNG")
    assert client_as(other.person).get(PICTURE).status_code == 404
