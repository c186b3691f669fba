"""Components render what their callers mean, and nothing that the Content-Security-Policy would stop."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.fiscal_year import FiscalYear
from khum.ui import figures, gallery


def rendered(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_card_keeps_its_body_and_escapes_its_title():
    page = rendered("{% card title url='/x/' link='all' %}<p>{{ text }}</p>{% endcard %}", title="<b>", text="<i>")
    assert "<h2>&lt;b&gt;</h2>" in page
    assert "<p>&lt;i&gt;</p>" in page
    assert '<a class="card__link" href="/x/">all</a>' in page


def test_icon_is_hidden_from_readers_unless_it_has_words():
    assert 'aria-hidden="true"' in rendered("{% icon 'plus' %}")
    assert 'role="img" aria-label="เพิ่ม"' in rendered("{% icon 'plus' label='เพิ่ม' %}")


@pytest.mark.parametrize(("tone", "is_alert"), [("info", False), ("success", False), ("error", True)])
def test_only_errors_interrupt(tone, is_alert):
    assert ('role="alert"' in rendered("{% notice tone %}x{% endnotice %}", tone=tone)) is is_alert


def test_empty_place_offers_the_next_step_only_where_there_is_one():
    assert 'href="/new/"' in rendered("{% empty 'ยังไม่มีแผน' '/new/' 'เริ่ม' %}")
    assert "<a" not in rendered("{% empty 'ยังไม่มีแผน' %}")


def test_pages_keep_the_other_parameters_of_the_address():
    request = RequestFactory().get("/", {"q": "แผน", "page": 2})
    page = rendered("{% pages page %}", request=request, page=Paginator(range(50), 10).page(2))
    assert 'aria-current="page">2<' in page
    assert "q=%E0%B9%81%E0%B8%9C%E0%B8%99&amp;page=3" in page
    assert rendered("{% pages page %}", request=request, page=Paginator(range(5), 10).page(1)).strip() == ""


def test_crumbs_end_without_a_link():
    page = rendered("{% crumbs 'แผน' '/plans/' 'แผน 2570' %}")
    assert '<a href="/plans/">แผน</a>' in page
    assert '<span aria-current="page">แผน 2570</span>' in page


def test_target_stands_at_four_fifths_and_a_passed_one_moves_left():
    assert figures.meter(20, 40) == {"filled": 40.0, "mark": 80.0, "label": "20 / 40"}
    assert figures.meter(100, 40)["mark"] == 40.0
    assert figures.meter(46, 50, scale=100) == {"filled": 46.0, "mark": 50.0, "label": "46 / 50"}
    assert figures.meter(None, 3) == {"filled": 0.0, "mark": 80.0, "label": "3"}
    assert figures.meter("–", 0)["filled"] == 0.0


@given(
    st.one_of(st.none(), st.decimals(-1000, 10_000, places=2)),
    st.one_of(st.none(), st.decimals(-10, 10_000, places=2)),
    st.one_of(st.none(), st.decimals(Decimal("0.01"), 10_000, places=2)),
)
def test_a_meter_never_leaves_its_frame(value, target, scale):
    drawn = figures.meter(value, target, scale=scale)
    assert 0 <= drawn["filled"] <= 100
    assert drawn["mark"] is None or 0 <= drawn["mark"] <= 100


@given(st.integers(0, 359))
def test_every_hue_finds_a_near_accent(hue):
    near = figures.nearest_hue(hue)
    assert near in figures.HUES
    assert min(abs(near - hue), 360 - abs(near - hue)) <= 15


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_a_bar_stays_inside_its_year(one, other):
    start, end = min(one, other), max(one, other)
    row = figures.gantt_row("x", start, end, FiscalYear(2569))
    assert 1 <= row["first"] <= 12
    assert 1 <= row["months"] <= 13 - row["first"]


def test_month_strip_marks_today_and_the_past():
    strip = figures.month_strip(FiscalYear(2570), date(2026, 11, 23))
    assert [month["label"] for month in strip if month["is_now"]] == ["พ.ย."]
    assert [month["label"] for month in strip if month["is_past"]] == ["ต.ค."]


def test_gallery_is_for_administrators_only(client, settings):
    settings.DEBUG = False
    assert client.get("/gallery/").status_code == 404


@pytest.mark.django_db
def test_gallery_shows_every_component(client, settings):
    settings.DEBUG = True
    page = client.get("/gallery/").content.decode()
    tags = (
        "card pill notice steps meter empty more due merge table--cards wide gantt errors field--bad pages tabs crumbs "
        "avatar draft"
    )
    assert [tag for tag in tags.split() if tag not in page] == []
    assert len(gallery.icon_names()) > 40
