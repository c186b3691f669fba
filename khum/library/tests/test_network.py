"""Lineage within a council and between councils: offered, read, taken over, never seen otherwise."""

import pytest
from django.urls import reverse

from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.library.actions import adapting
from khum.library.models import Draft, Item
from khum.library.queries import network
from khum.library.rules.states import Link
from khum.library.tests import journeys
from khum.library.tests.journeys import AT, Council

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Council:
    return journeys.council()


@pytest.fixture
def neighbour() -> Council:
    return journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")


def test_an_item_is_adapted_with_its_lineage(office: Council) -> None:
    source = journeys.published(office)
    by = office.standing("staff_works")
    made = adapting.adapt(item_id=source.pk, because="งานช่างใช้หลักฐานต่างกัน", by=by, at=AT)
    assert (made.state, made.title) == ("draft", source.title)
    assert Draft.objects.get(item=made).parts == source.current.parts
    link = made.relations.get()
    assert (link.kind, link.other_id, link.note) == (Link.ADAPTED, source.pk, "งานช่างใช้หลักฐานต่างกัน")
    with pytest.raises(NotPossibleError):
        adapting.adapt(item_id=source.pk, because=" ", by=by, at=AT)
    with pytest.raises(NotPossibleError):
        adapting.adapt(item_id=made.pk, because="อีก", by=by, at=AT)


def test_only_what_is_offered_is_seen_elsewhere(office: Council, neighbour: Council) -> None:
    item = journeys.published(office)
    theirs = neighbour.standing("hr")
    assert not network.offered(theirs).exists()
    with pytest.raises(NotPermittedError):
        adapting.offer(item_id=item.pk, licence="", by=office.standing("staff_finance"), at=AT)
    adapting.offer(item_id=item.pk, licence="", by=office.standing("head_finance"), at=AT)
    assert list(network.offered(theirs)) == [item]
    assert not network.offered(office.standing("hr")).exists()
    adopted = adapting.adopt(item_id=item.pk, because="ปรับอัตราให้ตรงกับเทศบาล", by=theirs, at=AT)
    assert adopted.organisation_id == neighbour.organisation.pk
    assert adopted.origin.startswith(office.organisation.name)
    assert adopted.category is None
    adapting.withdraw(item_id=item.pk, by=office.standing("hr"), at=AT)
    assert not network.offered(theirs).exists()


def test_division_items_and_personal_data_are_not_offered(office: Council) -> None:
    hidden = journeys.published(office, "เฉพาะกอง", visibility="division")
    with pytest.raises(NotPermittedError):
        adapting.offer(item_id=hidden.pk, licence="", by=office.standing("hr"), at=AT)
    item = journeys.published(office)
    Item.objects.filter(pk=item.pk).update(text="ติดต่อนายสมชาย ใจดี โทร 081-234-5678")
    with pytest.raises(NotPossibleError, match="081"):
        adapting.offer(item_id=item.pk, licence="", by=office.standing("hr"), at=AT)


def test_pages(office: Council, neighbour: Council) -> None:
    item = journeys.published(office)
    head, other = office.browser("head_finance"), neighbour.browser("staff_works")
    offer, shelf = reverse("library:offer", args=[item.pk]), reverse("library:shelf")
    assert office.browser("staff_works").get(offer).status_code == 403
    assert other.get(reverse("library:offered", args=[item.pk])).status_code == 404
    assert head.get(offer).status_code == 200
    assert head.post(offer, {"licence": ""}).status_code == 422
    assert head.post(offer, {"licence": "อ้างอิงที่มา"}).status_code == 302
    assert item.title in other.get(shelf, {"q": "ใบเสร็จ"}).content.decode()
    assert item.title not in other.get(shelf, {"q": "ไม่มีคำนี้"}).content.decode()
    page = other.get(reverse("library:offered", args=[item.pk])).content.decode()
    assert "สิบห้าวัน" in page
    adopt = reverse("library:adopt", args=[item.pk])
    assert other.post(adopt, {"because": ""})["Location"] == reverse("library:offered", args=[item.pk])
    assert other.post(adopt, {"because": "ปรับใช้"}).status_code == 302
    assert Item.objects.filter(organisation=neighbour.organisation).count() == 1
    adapt = reverse("library:adapt", args=[item.pk])
    assert office.browser("staff_works").get(adapt).status_code == 200
    assert office.browser("staff_works").post(adapt, {"because": ""}).status_code == 422
    assert office.browser("staff_works").post(adapt, {"because": "งานช่าง"}).status_code == 302
    assert head.post(offer).status_code == 302
    assert other.get(reverse("library:offered", args=[item.pk])).status_code == 404
