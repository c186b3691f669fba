"""No way back from the answers of an anonymous survey to a person: over every table, the ledger and the jobs."""

from __future__ import annotations

import random

import pytest
from django.apps import apps
from django.db import connection, models

from khum.activity.models import Entry
from khum.people.models import Person
from khum.surveys.models import Invitation, Sheet
from khum.surveys.queries import results
from khum.surveys.tests import journeys

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def everybody(office):
    return [short for division in office.divisions for short in journeys.of(office, division)]


def test_a_sheet_says_neither_person_nor_day_nor_order(office):
    survey = journeys.opened(office)
    journeys.answered(office, survey, everybody(office))
    for sheet in Sheet.objects.all():
        assert sheet.invitation_id is None
    held = {field.name for field in Sheet._meta.get_fields()}
    assert held == {"id", "survey", "division", "invitation", "answers"}
    assert not any(isinstance(field, models.DateField | models.DateTimeField) for field in Sheet._meta.get_fields())


def test_no_other_table_names_a_sheet_and_a_person_meets_the_survey_only_with_a_day(office):
    survey = journeys.opened(office)
    before = {model: model.objects.count() for model in apps.get_models()}
    journeys.answered(office, survey, everybody(office))
    journeys.closed(office, survey)
    keys = {str(pk) for pk in Sheet.objects.values_list("pk", flat=True)}
    words = "ความเห็นของใครคนหนึ่ง"
    for model in apps.get_models():
        names = [field.attname for field in model._meta.concrete_fields]
        for row in model._base_manager.values_list(*names):
            cells = {str(cell) for cell in row}
            if model is not Sheet:
                assert not keys & cells, model
                assert not any(words in cell for cell in cells), model
    # Answering wrote sheets and marked invitations; closing wrote its line of the ledger; nothing else grew.
    grown = {model for model in apps.get_models() if model.objects.count() > before[model]}
    assert grown <= {Sheet, Entry, *_search_tables()}
    assert [field.name for field in Invitation._meta.concrete_fields] == [
        *("id", "survey", "person", "division", "keeps_division", "answered_on")
    ]
    assert isinstance(Invitation._meta.get_field("answered_on"), models.DateField)
    assert not isinstance(Invitation._meta.get_field("answered_on"), models.DateTimeField)


def _search_tables():
    return {model for model in apps.get_models() if model._meta.app_label in {"search", "web"}}


def test_the_ledger_has_no_line_of_answering(office):
    survey = journeys.opened(office)
    lines = Entry.objects.count()
    journeys.answered(office, survey, everybody(office))
    assert Entry.objects.count() == lines
    keeper = office.people["hr"].pk
    told = Entry.objects.filter(target_type="surveys.survey").exclude(actor=keeper)
    assert not told.exists()
    assert not Entry.objects.filter(target_type__in=["surveys.sheet", "surveys.invitation"]).exists()


def test_rows_are_written_anew_so_that_their_place_tells_nothing(office, monkeypatch):
    """With a shuffle that turns the order round, the rows of the database must stand so: they were all rewritten."""
    monkeypatch.setattr(random.SystemRandom, "shuffle", lambda _self, rows: rows.reverse())
    survey = journeys.opened(office)
    who = everybody(office)[:6]
    for place, short in enumerate(who):
        journeys.answered(office, survey, [short], mark=1 + place % 5)
        keys = set(Sheet.objects.values_list("pk", flat=True))
        assert len(keys) == place + 1
    written = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT answers FROM surveys_sheet ORDER BY {written}")
        marks = [_mark(row[0]) for row in cursor.fetchall()]
        if connection.vendor == "postgresql":
            cursor.execute("SELECT count(DISTINCT xmin::text) FROM surveys_sheet")
            assert cursor.fetchone()[0] == 1
    # In every step the newest came first and all others were turned round behind it: 2 4 1 … not 1 2 3 4 5 1.
    assert marks != [1, 2, 3, 4, 5, 1]
    assert sorted(marks) == [1, 1, 2, 3, 4, 5]


def _mark(answers):
    return answers["ask"] if isinstance(answers, dict) else int(answers.split('"ask": ')[1][0])


def test_a_division_is_kept_only_where_it_and_the_rest_are_five(office):
    survey = journeys.opened(office)
    journeys.answered(office, survey, everybody(office))
    # 2 people at the top and 3 of works stand together without a division: five.
    assert set(Sheet.objects.values_list("division__name", flat=True)) == {"สำนักปลัด", "กองคลัง", None}
    small = journeys.of(office, "กองช่าง")
    assert not Invitation.objects.filter(person__in=[office.people[one] for one in small], keeps_division=True).exists()


def test_closing_forgets_divisions_in_which_few_answered(office):
    survey = journeys.opened(office)
    journeys.answered(office, survey, [*journeys.of(office, "สำนักปลัด"), *journeys.of(office, "กองคลัง")[:4]])
    journeys.closed(office, survey)
    # Four answered in finance; with nobody else to hide among, the office is forgotten too.
    assert set(Sheet.objects.values_list("division__name", flat=True)) == {None}


def test_a_hidden_division_cannot_be_worked_out(office):
    survey = journeys.opened(office)
    for division, mark in (("สำนักปลัด", 5), ("กองคลัง", 3), ("กองช่าง", 1)):
        journeys.answered(office, survey, journeys.of(office, division), mark=mark)
    journeys.answered(office, survey, ["nayok", "palad"], mark=1)
    found = results.of_survey(journeys.closed(office, survey))
    assert [row.division.name for row in found.groups] == ["สำนักปลัด", "กองคลัง"]
    assert found.hidden_divisions == ("กองช่าง",)
    assert found.hidden_respondents == 5


def test_the_shown_rest_is_never_one_small_group(office):
    survey = journeys.opened(office)
    for division in office.divisions:
        journeys.answered(office, survey, journeys.of(office, division))
    found = results.of_survey(journeys.closed(office, survey))
    # The top did not answer: three of works alone would be left over, so finance is hidden with them.
    assert [row.division.name for row in found.groups] == ["สำนักปลัด"]
    assert found.hidden_respondents == 9


def test_fewer_than_five_answers_are_shown_as_a_number_only(office):
    survey = journeys.opened(office)
    journeys.answered(office, survey, journeys.of(office, "สำนักปลัด")[:4])
    found = results.of_survey(journeys.closed(office, survey))
    assert (found.is_shown, found.respondents, found.index, found.tallies) == (False, 4, None, ())


def test_nobody_reads_an_anonymous_sheet_singly(office):
    survey = journeys.opened(office)
    journeys.answered(office, survey, everybody(office))
    for who in ("hr", "nayok", "head_finance"):
        assert not Sheet.objects.visible_to(office.standing(who)).exists()
    assert Person.objects.count() == 18
