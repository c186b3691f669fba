"""Pages of a plan: who may, what happens, how many queries and bytes."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from khum.plans.actions import editing, making
from khum.plans.models import Activity, Change, Plan
from khum.plans.tests import journeys
from khum.plans.tests.journeys import AT, Council

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def khumthong() -> Council:
    return journeys.council()


@pytest.fixture
def plan(khumthong: Council) -> Plan:
    return journeys.draft_plan(khumthong.standing("hr"))


def signed_in(council: Council, name: str) -> Client:
    client = Client()
    client.force_login(council.people[name])
    return client


def fields_of(html: str) -> dict[str, str]:
    """What a browser would post back from the first row form of a page."""
    form = re.search(r"<form[^>]*data-row-form.*?</form>", html, re.S)
    assert form, html[:500]
    text = form[0]
    data: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", text):
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and 'type="checkbox"' not in tag:
            data[name[1]] = _plain(value[1]) if value else ""
    for name, body in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', text, re.S):
        data[name] = _plain(body.removeprefix("\n"))
    for name, body in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', text, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        data[name] = _plain(chosen[1]) if chosen else ""
    return data


def _plain(text: str) -> str:
    return (
        text.replace("&quot;", '"')
        .replace("&#x27;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
    )


PAGES = ("plan", "timeline", "parts", "check", "history")


@pytest.mark.parametrize("page", PAGES)
def test_pages_answer_members_and_nobody_else(khumthong: Council, plan: Plan, page: str) -> None:
    url = reverse(f"plans:{page}", args=[plan.pk])
    assert Client().get(url).status_code == 302
    for name in ("hr", "head_finance", "staff_finance", "nayok"):
        answer = signed_in(khumthong, name).get(url)
        assert answer.status_code == 200
        assert plan.title in answer.content.decode()
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    assert signed_in(other, "hr").get(url).status_code == 404


def test_the_list_of_plans(khumthong: Council, plan: Plan) -> None:
    html = signed_in(khumthong, "hr").get(reverse("plans:list")).content.decode()
    assert plan.title in html
    assert reverse("plans:new") in html
    assert reverse("plans:new") not in signed_in(khumthong, "palad").get(reverse("plans:list")).content.decode()
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    assert plan.title not in signed_in(other, "hr").get(reverse("plans:list")).content.decode()


def twenty_three_rows(council: Council, plan: Plan) -> None:
    """As many rows as the reference plan has."""
    for row in list(Activity.objects.filter(table__plan=plan, table__order=3))[:4]:
        editing.remove_activity(activity_id=row.pk, version=row.version, by=council.standing("hr"), at=AT)


def test_the_plan_page_costs_twelve_queries_and_sixty_kilobytes(
    khumthong: Council, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    twenty_three_rows(khumthong, plan)
    assert Activity.objects.filter(table__plan=plan).count() == 23
    client = signed_in(khumthong, "hr")
    client.get(reverse("plans:plan", args=[plan.pk]))
    # session, person, organisation, holdings, seats, roles, plan, last change, tables, rows, indicators
    with django_assert_max_num_queries(12):
        answer = client.get(reverse("plans:plan", args=[plan.pk]))
    assert len(answer.content) <= 60_000, len(answer.content)


def test_other_pages_have_budgets_too(khumthong: Council, plan: Plan, django_assert_max_num_queries: Any) -> None:
    making.from_plan(plan_id=plan.pk, year=plan.year.next, by=khumthong.standing("hr"), at=AT)
    client = signed_in(khumthong, "hr")
    client.get(reverse("plans:list"))
    second = Plan.objects.get(year_be=plan.year_be + 1)
    for page, most in (("list", 8), ("timeline", 10), ("parts", 17), ("check", 34), ("history", 10)):
        args = [] if page == "list" else [second.pk]
        with django_assert_max_num_queries(most):
            client.get(reverse(f"plans:{page}", args=args))


def test_a_draft_from_the_template(khumthong: Council) -> None:
    hr = signed_in(khumthong, "hr")
    assert hr.get(reverse("plans:new")).status_code == 200
    answer = hr.post(reverse("plans:new-template"), {"year_be": "๒๕๗๑"})
    made = Plan.objects.get(year_be=2571)
    assert answer["Location"] == reverse("plans:plan", args=[made.pk])
    assert hr.post(reverse("plans:new-template"), {"year_be": "2571"}).status_code == 409
    assert hr.post(reverse("plans:new-template"), {"year_be": "71"}).status_code == 422
    assert signed_in(khumthong, "palad").post(reverse("plans:new-template"), {"year_be": "2572"}).status_code == 403
    assert signed_in(khumthong, "palad").get(reverse("plans:new")).status_code == 403


def test_a_row_is_opened_and_saved_without_javascript(khumthong: Council, plan: Plan) -> None:
    hr, row = signed_in(khumthong, "hr"), journeys.first_row(plan)
    url = reverse("plans:row", args=[row.pk])
    page = hr.get(url).content.decode()
    assert page.count("data-row-form") == 1
    assert "<html" in page
    data = fields_of(page) | {"title": "สำรวจความรู้ของงานทะเบียน"}
    answer = hr.post(url, data)
    assert answer["Location"] == f"{reverse('plans:plan', args=[plan.pk])}#row-{row.pk}"
    saved = Activity.objects.get(pk=row.pk)
    assert saved.title == "สำรวจความรู้ของงานทะเบียน"
    change = Change.objects.get()
    assert {k for k in change.before if change.before[k] != change.after[k]} == {"title"}


def test_with_htmx_only_the_row_comes_back(khumthong: Council, plan: Plan) -> None:
    hr, row = signed_in(khumthong, "hr"), journeys.first_row(plan)
    url = reverse("plans:row", args=[row.pk])
    opened = hr.get(url, headers=HTMX).content.decode()
    assert opened.lstrip().startswith(f'<tbody id="row-{row.pk}"')
    assert "<html" not in opened
    data = fields_of(opened) | {"remark": "ตรวจแล้ว"}
    saved = hr.post(url, data, headers=HTMX).content.decode()
    assert "ตรวจแล้ว" in saved
    assert "hx-swap-oob" in saved
    assert reverse("plans:undo", args=[plan.pk]) in saved
    shown = hr.get(reverse("plans:row-shown", args=[row.pk]), headers=HTMX).content.decode()
    assert "data-row-form" not in shown


def test_a_row_that_is_wrong_comes_back_as_typed(khumthong: Council, plan: Plan) -> None:
    hr, row = signed_in(khumthong, "hr"), journeys.first_row(plan)
    url = reverse("plans:row", args=[row.pk])
    data = fields_of(hr.get(url).content.decode())
    bad = data | {"title": "", "method": "พิมพ์ไว้แล้ว", "start_date": "1 ต.ค. 2570", "end_date": "1 ต.ค. 2569"}
    for headers in ({}, HTMX):
        answer = hr.post(url, bad, headers=headers)
        assert answer.status_code == 422
        assert "พิมพ์ไว้แล้ว" in answer.content.decode()
    bad = data | {"indicators-0-value": "สิบ"}
    assert hr.post(url, bad).status_code == 422
    assert not Change.objects.exists()


def test_who_may_open_a_row(khumthong: Council, plan: Plan) -> None:
    row = journeys.first_row(plan)
    url = reverse("plans:row", args=[row.pk])
    assert Client().post(url).status_code == 302
    head = signed_in(khumthong, "head_finance")
    assert head.get(url)["Location"].endswith(f"#row-{row.pk}")
    data = fields_of(signed_in(khumthong, "hr").get(url).content.decode())
    assert head.post(url, data | {"title": "ก"}).status_code == 403
    editing.change_activity(
        activity_id=row.pk,
        values={"division_id": khumthong.divisions["กองคลัง"].pk},
        version=row.version,
        by=khumthong.standing("hr"),
        at=AT,
    )
    data = fields_of(head.get(url).content.decode())
    assert head.post(url, data | {"title": "ของกองคลัง"}).status_code == 302
    assert Activity.objects.get(pk=row.pk).title == "ของกองคลัง"
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    assert signed_in(other, "hr").get(url).status_code == 404
    assert signed_in(other, "hr").post(url, data).status_code == 404


def test_words_and_number_of_a_target_follow_each_other(khumthong: Council, plan: Plan) -> None:
    hr, row = signed_in(khumthong, "hr"), journeys.first_row(plan)
    url = reverse("plans:row", args=[row.pk])
    data = fields_of(hr.get(url).content.decode())
    hr.post(url, data | {"indicators-0-target": "ไม่น้อยกว่า ๘๐%"})
    indicator = row.indicators.get()
    assert (indicator.operator, indicator.value, indicator.unit) == ("ge", 80, "%")
    data = fields_of(hr.get(url).content.decode())
    hr.post(url, data | {"indicators-0-value": "๑,๒๐๐", "indicators-0-unit": "ครั้ง"})
    indicator.refresh_from_db()
    assert (indicator.target, indicator.value) == ("ไม่น้อยกว่า 1200 ครั้ง", 1200)


def test_an_indicator_is_added_and_taken_out(khumthong: Council, plan: Plan) -> None:
    hr, row = signed_in(khumthong, "hr"), journeys.first_row(plan)
    url = reverse("plans:row", args=[row.pk])
    data = fields_of(hr.get(url).content.decode())
    more = fields_of(hr.post(url, data | {"add": "1", "remark": "ยังไม่บันทึก"}).content.decode())
    assert more["remark"] == "ยังไม่บันทึก"
    assert more["indicators-TOTAL_FORMS"] == "2"
    hr.post(url, more | {"indicators-1-text": "ตัวที่สอง", "indicators-1-target": "อย่างน้อย 2 เรื่อง"})
    assert [i.text for i in row.indicators.all()][1] == "ตัวที่สอง"
    data = fields_of(hr.get(url).content.decode())
    hr.post(url, data | {"indicators-0-DELETE": "on"})
    assert [i.text for i in row.indicators.all()] == ["ตัวที่สอง"]


def test_two_editors_get_the_merge_screen_and_lose_nothing(khumthong: Council, plan: Plan) -> None:
    hr, row = signed_in(khumthong, "hr"), journeys.first_row(plan)
    url = reverse("plans:row", args=[row.pk])
    opened = fields_of(hr.get(url).content.decode())
    hr.post(url, opened | {"title": "ของคนแรก", "remark": "คนแรกเติม"})
    for headers in ({}, HTMX):
        answer = hr.post(url, opened | {"title": "ของคนที่สอง", "method": "วิธีของคนที่สอง"}, headers=headers)
        assert answer.status_code == (422 if headers else 409)
        html = answer.content.decode()
        for text in ("ของคนแรก", "ของคนที่สอง", row.title, "วิธีของคนที่สอง", "คนแรกเติม"):
            assert text in html
    fields = dict(re.findall(r'type="hidden" name="(version|original|mine|theirs)" value="([^"]*)"', html))
    fields = {name: _plain(value) for name, value in fields.items()}
    choices = {"choice-title": "both", "choice-method": "mine", "choice-remark": "theirs"}
    hr.post(reverse("plans:row-merge", args=[row.pk]), fields | choices)
    merged = Activity.objects.get(pk=row.pk)
    assert merged.title.splitlines() == ["ของคนแรก", "ของคนที่สอง"]
    assert (merged.method, merged.remark) == ("วิธีของคนที่สอง", "คนแรกเติม")
    assert merged.version == row.version + 2


def test_rows_are_added_moved_removed_and_undone(khumthong: Council, plan: Plan) -> None:
    hr, table = signed_in(khumthong, "hr"), plan.tables.first()
    assert table
    answer = hr.post(reverse("plans:row-add", args=[table.pk]), {"step": "share"})
    added = Activity.objects.latest("pk")
    assert answer["Location"].startswith(reverse("plans:row", args=[added.pk]))
    hr.post(reverse("plans:row-move", args=[added.pk]), {"direction": "up"})
    hr.post(reverse("plans:row-remove", args=[added.pk]), {"version": "1"})
    assert not Activity.objects.filter(pk=added.pk).exists()
    for _time in range(3):
        assert hr.post(reverse("plans:undo", args=[plan.pk])).status_code == 302
    assert hr.post(reverse("plans:undo", args=[plan.pk])).status_code == 409
    assert table.activities.count() == 7
    for name in ("row-add", "undo", "row-move", "row-remove"):
        pk = {"row-add": table.pk, "undo": plan.pk}.get(name, journeys.first_row(plan).pk)
        expected = 409 if name == "undo" else 403
        assert signed_in(khumthong, "palad").post(reverse(f"plans:{name}", args=[pk])).status_code == expected
        other = "rimnam"
    stranger = signed_in(journeys.council(other, "เทศบาลตำบลริมน้ำ", "tambon_municipality"), "hr")
    assert stranger.post(reverse("plans:row-add", args=[table.pk])).status_code == 404


def test_parts_are_edited_in_place(khumthong: Council, plan: Plan) -> None:
    hr, goal = signed_in(khumthong, "hr"), plan.goals.first()
    assert goal
    url = reverse("plans:part", args=["goals", goal.pk])
    assert "data-row-form" in hr.get(url).content.decode()
    opened = fields_of(hr.get(url, headers=HTMX).content.decode())
    saved = hr.post(url, opened | {"goal": "ลดเวลาบริการเหลือ 3 วัน"}, headers=HTMX)
    assert "ลดเวลาบริการเหลือ 3 วัน" in saved.content.decode()
    answer = hr.post(url, opened | {"goal": "ของฉัน"})
    assert answer.status_code == 409
    html = answer.content.decode()
    fields = dict(re.findall(r'type="hidden" name="(version|original|mine|theirs)" value="([^"]*)"', html))
    merge = reverse("plans:part-merge", args=["goals", goal.pk])
    hr.post(merge, {name: _plain(value) for name, value in fields.items()} | {"choice-goal": "both"})
    goal.refresh_from_db()
    assert goal.goal.splitlines() == ["ลดเวลาบริการเหลือ 3 วัน", "ของฉัน"]
    hr.post(reverse("plans:part-move", args=["goals", goal.pk]), {"direction": "down"})
    assert list(plan.goals.values_list("pk", flat=True))[1] == goal.pk
    hr.post(reverse("plans:part-remove", args=["goals", goal.pk]), {"version": goal.version})
    assert plan.goals.count() == 1
    assert signed_in(khumthong, "palad").get(url).status_code in {403, 404}
    assert hr.get(reverse("plans:part", args=["nothing", 1])).status_code == 404


@pytest.mark.parametrize("kind", ["focus-areas", "desired-states", "success-factors", "goals", "chapters", "tables"])
def test_parts_are_added(khumthong: Council, plan: Plan, kind: str) -> None:
    hr = signed_in(khumthong, "hr")
    url = reverse("plans:part-add", args=[plan.pk, kind])
    assert hr.get(url).status_code == 200
    before = Change.objects.count()
    assert hr.post(url, {}).status_code == 422
    words = dict.fromkeys(("text", "strategy", "goal", "heading", "body", "measurable_unit"), "ใหม่")
    assert hr.post(url, words | {"track": "process", "states": plan.desired_states.first().text}).status_code == 302  # type: ignore[union-attr]
    assert Change.objects.count() == before + 1
    assert signed_in(khumthong, "palad").get(url).status_code == 403
    assert hr.get(reverse("plans:part-add", args=[plan.pk, "rules"])).status_code == 404


def test_table_heads_and_rules_are_edited(khumthong: Council, plan: Plan) -> None:
    hr, table, rule = signed_in(khumthong, "hr"), plan.tables.first(), plan.rules.first()
    assert table
    assert rule
    url = reverse("plans:part", args=["tables", table.pk])
    assert hr.get(url).content.decode().count("checked") == 2
    hr.post(url, {"version": 1, "states": [plan.desired_states.all()[1].text], "measurable_unit": "คน"})
    table.refresh_from_db()
    assert (table.desired_state, table.measurable_unit) == (plan.desired_states.all()[1].text, "คน")
    url = reverse("plans:part", args=["rules", rule.pk])
    opened = fields_of(hr.get(url, headers=HTMX).content.decode())
    hr.post(url, opened | {"value": "๖๐"})
    rule.refresh_from_db()
    assert rule.value == 60


def test_the_check_page_leads_to_the_place(khumthong: Council, plan: Plan) -> None:
    hr = signed_in(khumthong, "hr")
    row = journeys.first_row(plan)
    Activity.objects.filter(pk=row.pk).update(work_goal=None, step="")
    html = hr.get(reverse("plans:check", args=[plan.pk])).content.decode()
    link = f"{reverse('plans:row', args=[row.pk])}?focus=work_goal#row-{row.pk}"
    assert link in html
    opened = hr.get(link.partition("#")[0]).content.decode()
    assert re.search(r'<select name="work_goal"[^>]*autofocus', opened)
    hr.post(reverse("plans:fill", args=[plan.pk]))
    assert Activity.objects.filter(table__plan=plan, is_suggestion=True).count() == 1
    assert hr.post(reverse("plans:fill", args=[plan.pk])).status_code == 409
    plan.rules.all().delete()
    hr.post(reverse("plans:add-rules", args=[plan.pk]))
    assert plan.rules.count() == 8


def test_next_years_plan_is_shown_before_it_is_made(khumthong: Council, plan: Plan) -> None:
    hr = signed_in(khumthong, "hr")
    chapter = plan.chapters.first()
    assert chapter
    url = reverse("plans:copy", args=[plan.pk])
    html = hr.get(url).content.decode()
    assert "chapters/0/body" in html
    shown = re.findall(r'name="shown" value="([^"]+)"', html)
    kept = [path for path in shown if path != "chapters/0/body"]
    answer = hr.post(url, {"year_be": plan.year_be + 1, "shown": shown, "accept": kept})
    made = Plan.objects.get(year_be=plan.year_be + 1)
    assert answer["Location"] == reverse("plans:plan", args=[made.pk])
    assert made.chapters.first().body == chapter.body  # type: ignore[union-attr]
    assert str(made.year_be) in made.title
    assert signed_in(khumthong, "palad").get(url).status_code == 403
    assert hr.post(url, {"year_be": plan.year_be + 1}).status_code == 409
