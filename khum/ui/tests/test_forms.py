"""Dates as officials type them, and forms as screens show them."""

from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from khum.ui.forms import ThaiDateField, ThaiDateWidget


class DayForm(forms.Form):
    day = ThaiDateField(label="วันเริ่ม", help_text="เช่น 1 ต.ค. 2569")
    note = forms.CharField(required=False)


@pytest.mark.parametrize(
    "typed",
    [
        *("1 ต.ค. 2569", "1 ต.ค. 69", "๑ ต.ค. ๖๙", "1 ตุลาคม 2569", "  1   ต.ค.   2569 "),
        *("1/10/2569", "๑/๑๐/๒๕๖๙", "1-10-69", "2026-10-01", "1/10/2026"),
    ],
)
def test_officials_date_is_read(typed):
    assert ThaiDateField().clean(typed) == date(2026, 10, 1)


@pytest.mark.parametrize("typed", ["32 ต.ค. 2569", "29/2/2570", "เดือนหน้า", "1 ต.ค.", "1/13/2569"])
def test_wrong_date_is_refused_with_an_example(typed):
    form = DayForm({"day": typed})
    assert not form.is_valid()
    with translation.override("th"):
        assert form.errors["day"] == ["อ่านเป็นวันที่ไม่ได้ โปรดพิมพ์แบบนี้ 1 ต.ค. 2569 หรือ 1/10/2569"]


@pytest.mark.parametrize("typed", ["1/10/256", "1/10/2999", "1 ต.ค. 1500"])
def test_year_that_no_office_means_is_refused(typed):
    with pytest.raises(forms.ValidationError) as refused, translation.override("th"):
        ThaiDateField().clean(typed)
    assert refused.value.code == "year"


def test_what_was_typed_stays_as_typed():
    form = DayForm({"day": "32 ต.ค. 2569"})
    form.is_valid()
    assert 'value="32 ต.ค. 2569"' in str(form["day"])


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2150, 12, 31)))
def test_a_shown_date_reads_back_as_itself(day):
    assert ThaiDateField().clean(ThaiDateWidget().format_value(day)) == day


def test_an_unchanged_date_is_no_change():
    form = DayForm({"day": "1 ต.ค. 2569"}, initial={"day": date(2026, 10, 1)})
    assert form.changed_data == []


def test_field_binds_label_help_and_error_to_its_control():
    form = DayForm({"day": "พรุ่งนี้"})
    page = Template("{% error_summary form %}{% field form.day %}{% field form.note %}").render(Context({"form": form}))
    assert 'href="#id_day"' in page
    assert 'aria-describedby="id_day_helptext id_day_error"' in page
    assert 'id="id_day_helptext"' in page
    assert 'id="id_day_error"' in page
    assert 'aria-invalid="true"' in page
    assert page.count("field__optional") == 1


def test_group_of_choices_is_a_fieldset_that_the_summary_can_reach():
    class ChoiceForm(forms.Form):
        level = forms.ChoiceField(choices=[("a", "ก"), ("b", "ข")], widget=forms.RadioSelect)

    form = ChoiceForm({})
    page = Template("{% error_summary form %}{% field form.level %}").render(Context({"form": form}))
    assert "<fieldset" in page
    assert "<legend>" in page
    target = page.split('href="#')[1].split('"')[0]
    assert f'id="{target}"' in page
