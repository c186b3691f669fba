"""The figures of forums: M6b sessions of exchange, stories agreed to, exchanges between groups (rows 67, 91)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q
from django.urls import reverse

from khum.domain.levels import IndicatorLevel
from khum.domain.registries import EvidenceRow, Measurement, Metric
from khum.forums.models import Forum, Invitation, Participant, Story
from khum.forums.rules.states import ForumState, InvitationState
from khum.people.models import Organisation

FEWEST_PEOPLE = 2


def sessions(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Closed forums with at least two people present and one agreed story: one query."""
    found = (
        Forum.objects.filter(organisation=organisation, state=ForumState.CLOSED, on__range=(start, end))
        .annotate(
            came=Count("participants", filter=Q(participants__came=True), distinct=True),
            told=Count("stories", filter=Q(stories__agreed_on__isnull=False), distinct=True),
        )
        .filter(came__gte=FEWEST_PEOPLE, told__gte=1)
        .order_by("on", "pk")
    )
    return _number(
        EvidenceRow(
            forum.topic,
            reverse("forums:forum", args=[forum.pk]),
            forum.on,
            f"ผู้เข้าร่วม {forum.came} คน เรื่องเล่า {forum.told} เรื่อง",
        )
        for forum in found
    )


def stories(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Stories whose teller agreed within the period, with their points: one query."""
    found = (
        Story.objects.filter(forum__organisation=organisation, agreed_on__range=(start, end))
        .select_related("teller")
        .annotate(number=Count("points", filter=Q(points__agreed_on__isnull=False)))
        .order_by("agreed_on", "pk")
    )
    return _number(
        EvidenceRow(
            story.title,
            reverse("forums:story", args=[story.pk]),
            story.agreed_on,
            f"{story.teller.full_name} · ขุมความรู้ {story.number} ข้อ",
        )
        for story in found
    )


def exchanges(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Invitations that became a meeting within the period (row 91): one query."""
    found = Invitation.objects.filter(
        forum__organisation=organisation, state=InvitationState.MET, met_on__range=(start, end)
    ).select_related("core", "giver", "taker")
    return _number(
        EvidenceRow(
            row.core.title,
            reverse("forums:invitation", args=[row.pk]),
            row.met_on,
            f"{row.giver.name} → {row.taker.name}",
        )
        for row in found.order_by("met_on", "pk")
    )


def took_part(organisation: Organisation, start: date, end: date) -> dict[int, int]:
    """Forums attended and stories told by each person (M21): two queries."""
    number: Counter[int] = Counter()
    came = Participant.objects.filter(forum__organisation=organisation, came=True, forum__on__range=(start, end))
    number.update(came.values_list("person", flat=True))
    told = Story.objects.filter(forum__organisation=organisation, agreed_on__range=(start, end))
    number.update(told.values_list("teller", flat=True))
    return dict(number)


def _number(rows: Iterable[EvidenceRow]) -> Measurement:
    found = tuple(rows)
    number = Decimal(len(found))
    return Measurement(number, number, None, found)


_OUTPUT, _OUTCOME = IndicatorLevel.OUTPUT, IndicatorLevel.OUTCOME

METRICS = (
    Metric(
        "M6b", "เวทีแลกเปลี่ยนเรียนรู้", "ครั้ง", _OUTPUT,
        "จำนวนเวทีที่สรุปผลแล้ว มีผู้เข้าร่วมอย่างน้อย 2 คน และมีเรื่องเล่าที่ผู้เล่าตรวจทานแล้วอย่างน้อย 1 เรื่อง", sessions,
    ),
    Metric(
        "M6c", "เรื่องเล่าที่ผู้เล่าตรวจทานแล้ว", "เรื่อง", _OUTPUT,
        "จำนวนเรื่องเล่าในเวทีแลกเปลี่ยนเรียนรู้ที่อ่านทวนแล้วผู้เล่ายืนยันว่าถูกต้องในช่วงเวลานั้น", stories,
    ),
    Metric(
        "M6d", "การแลกเปลี่ยนระหว่างกลุ่ม", "ครั้ง", _OUTCOME,
        "จำนวนคำเชิญจากบันไดแลกเปลี่ยนที่ได้พบกันและบันทึกสิ่งที่แลกเปลี่ยนแล้วในช่วงเวลานั้น", exchanges,
    ),
)  # fmt: skip
"""Registered by ``registration.register``."""
