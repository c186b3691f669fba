"""A meeting and who was called to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from khum.domain.thai_date import be_year, day_of
from khum.files.models import StoredFile
from khum.meetings.models.series import Series, seen_by
from khum.meetings.rules.agenda import meeting_name
from khum.meetings.rules.states import How, MeetingState, Presence, Reply
from khum.people.models import Organisation, Person

if TYPE_CHECKING:
    from khum.people.standing import Standing


def meeting_states() -> list[tuple[str, str]]:
    """Choices of the state."""
    return [(state.value, state.label_th) for state in MeetingState]


def presences() -> list[tuple[str, str]]:
    """Choices of whether somebody came."""
    return [(presence.value, presence.label_th) for presence in Presence]


def ways() -> list[tuple[str, str]]:
    """Choices of how a presence was noted."""
    return [(how.value, how.label_th) for how in How]


def replies() -> list[tuple[str, str]]:
    """Choices of an answer."""
    return [(reply.value, reply.label_th) for reply in Reply]


def open_to(standing: Standing, prefix: str = "") -> Q:
    """Condition of meetings that a person may read: those of series in sight, and those to which one was called.

    ``prefix`` is the way to the meeting (``meeting__``).
    """
    called = Attendance.objects.filter(person=standing.person_id).values("meeting")
    own = Q(**{f"{prefix}organisation": standing.organisation_id, f"{prefix}pk__in": called})
    return seen_by(standing, f"{prefix}series__") | own


class MeetingQuerySet(models.QuerySet):
    """Meetings with the one way to read them."""

    def visible_to(self, standing: Standing) -> MeetingQuerySet:
        """Meetings that the person may read on that day."""
        return self.filter(open_to(standing))


class OfMeetingQuerySet(models.QuerySet):
    """Rows that belong to a meeting."""

    def visible_to(self, standing: Standing) -> OfMeetingQuerySet:
        """Rows of meetings that the person may read."""
        return self.filter(open_to(standing, "meeting__"))


class Meeting(models.Model):
    """One meeting. Names and titles of chair and secretary are kept as they were when it was held."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="meetings")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="meetings")
    name = models.CharField(max_length=200)  # of the series, as it was called then
    number = models.PositiveSmallIntegerField()
    year_be = models.PositiveSmallIntegerField()  # calendar year, as form 11 counts
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    state = models.CharField(max_length=20, choices=meeting_states, default=MeetingState.PLANNED.value)
    reference = models.CharField(max_length=60, blank=True)  # number of the letter of invitation
    called_at = models.DateTimeField(null=True, blank=True)
    called_name = models.CharField(max_length=200, blank=True)
    called_title = models.CharField(max_length=200, blank=True)
    cancelled_reason = models.TextField(blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    chair_name = models.CharField(max_length=200, blank=True)
    chair_title = models.CharField(max_length=200, blank=True)
    secretary_name = models.CharField(max_length=200, blank=True)
    secretary_title = models.CharField(max_length=200, blank=True)
    guests = models.TextField(blank=True)  # a line each: who took part without being a member
    drafted_at = models.DateTimeField(null=True, blank=True)
    certified_at = models.DateTimeField(null=True, blank=True)
    certified_in = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="certifies")
    certified_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    certified_name = models.CharField(max_length=200, blank=True)
    certified_title = models.CharField(max_length=200, blank=True)
    certified_scan = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # the print that a chair without an account signed
    corrections = models.TextField(blank=True)  # what the next meeting had mended before it certified

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-id"]
        indexes = [models.Index(fields=["organisation", "starts_at"], name="meeting_of_organisation")]
        constraints = [
            # Numbers of planned meetings follow their days until they are called; a cancelled one leaves its number.
            models.UniqueConstraint(
                fields=["series", "year_be", "number"],
                condition=~Q(state__in=["planned", "cancelled"]),
                name="meeting_number_once",
            ),
            models.CheckConstraint(condition=~Q(state="cancelled") | ~Q(cancelled_reason=""), name="cancelled_why"),
            models.CheckConstraint(
                condition=~Q(state="certified") | Q(certified_in__isnull=False), name="certified_at_a_meeting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.label}"

    @property
    def label(self) -> str:
        """``ครั้งที่ 3/2570``."""
        return meeting_name(self.number, self.year_be)

    @property
    def state_value(self) -> MeetingState:
        """State as an enum."""
        return MeetingState(self.state)

    @property
    def calendar_year_be(self) -> int:
        """Year that its number belongs to."""
        return be_year(day_of(self.starts_at))


class Attendance(models.Model):
    """One person called to a meeting: the answer, and whether they came. Name and title are as they were then."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    division_name = models.CharField(max_length=150, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    reply = models.CharField(max_length=20, choices=replies, default=Reply.WAITING.value)
    replied_at = models.DateTimeField(null=True, blank=True)
    presence = models.CharField(max_length=20, choices=presences, default=Presence.UNKNOWN.value)
    how = models.CharField(max_length=10, choices=ways, blank=True)
    noted_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    substitute = models.CharField(max_length=200, blank=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["person", "reply"], name="attendance_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="called_once"),
            models.CheckConstraint(condition=~Q(presence="substitute") | ~Q(substitute=""), name="substitute_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def presence_value(self) -> Presence:
        """Presence as an enum."""
        return Presence(self.presence)
