"""What is new in the library, as a digest tells it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from khum.library import news
from khum.library.tests import journeys
from khum.library.tests.journeys import DAY

pytestmark = pytest.mark.django_db


def test_new_items_are_told_to_others_who_may_read_them():
    office = journeys.council()
    item = journeys.published(office)
    assert [line.title for line in news.lines(office.standing("staff_works"), DAY)] == [item.title]
    assert list(news.lines(office.standing("staff_works"), DAY + timedelta(days=1))) == []
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    assert list(news.lines(other.standing("hr"), DAY)) == []
