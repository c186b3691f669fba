"""The gallery: every component with every variant, for who builds screens and for the browser tests."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from khum.domain.fiscal_year import FiscalYear
from khum.ui import figures
from khum.ui.forms import ThaiDateField

_SPRITE = Path(__file__).parent / "static/ui/sprite.svg"
_CHOICES = [("", "เลือก…"), ("a", "สำนักปลัด"), ("b", "กองคลัง"), ("c", "กองช่าง")]


class GalleryForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(label="ชื่อกิจกรรม", help_text="พิมพ์ตามที่จะปรากฏในแผน", max_length=200)
    method = forms.CharField(label="วิธีการสู่ความสำเร็จ", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    division = forms.ChoiceField(label="หน่วยงานที่รับผิดชอบ", choices=_CHOICES)
    start = ThaiDateField(label="วันเริ่ม", help_text="เช่น 1 ต.ค. 2569")
    people = forms.IntegerField(label="จำนวนคน", required=False)
    level = forms.ChoiceField(label="ระดับตัวชี้วัด", choices=_CHOICES[1:], widget=forms.RadioSelect)
    groups = forms.MultipleChoiceField(
        label="กลุ่มเป้าหมาย", choices=_CHOICES[1:], widget=forms.CheckboxSelectMultiple, required=False
    )
    is_public = forms.BooleanField(label="เปิดเผยต่อประชาชน", required=False)
    evidence = forms.FileField(label="ไฟล์หลักฐาน", required=False)


def gallery(request: HttpRequest) -> HttpResponse:
    """Shown while developing, and to administrators; to others it does not exist."""
    standing = getattr(request, "standing", None)
    if not (settings.DEBUG or (standing and standing.is_administrator)):
        raise Http404
    return render(request, "ui/gallery.html", _context(localdate()))


def _context(today: date) -> dict[str, Any]:
    year = FiscalYear.containing(today)
    bad = GalleryForm({"bad-start": "32 ต.ค. 2569", "bad-method": "ประชุม", "bad-is_public": "on"}, prefix="bad")
    return {
        "form": GalleryForm(initial={"title": "ประชุมแลกเปลี่ยนเรียนรู้ประจำเดือน", "start": year.start, "level": "a"}),
        "bad_form": bad,
        "page_obj": Paginator(range(240), 12).page(7),
        "icons": icon_names(),
        "today": today,
        "months": figures.month_strip(year, today),
        "bars": [
            figures.gantt_row("ส่งบุคลากรเข้ารับการอบรม", year.start, year.end, year, share=40),
            figures.gantt_row("เสียงตามสายและแผ่นพับ", year.months[1], year.months[5], year, share=80, tone="late"),
            figures.gantt_row("ตรวจรายงานการอบรม", year.months[9], year.end, year, share=0, tone="dropped"),
        ],
        "steps": [
            {"label": "เลือกที่มา", "state": "done", "url": "#"},
            {"label": "ตรวจทาน", "state": "now"},
            {"label": "เสนอ", "state": "todo"},
        ],
        "tabs": [
            {"label": "ตาราง", "url": "#table", "is_current": True},
            {"label": "ผังเวลา", "url": "#gantt", "is_current": False},
            {"label": "เอกสาร", "url": "#", "is_current": False},
        ],
    }


def icon_names() -> list[str]:
    """Names of the drawings in the sprite."""
    return re.findall(r'symbol id="([a-z-]+)"', _SPRITE.read_text(encoding="utf-8"))
