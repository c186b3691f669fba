"""Tables of meetings; Django finds models here."""

from khum.meetings.models.feed import Feed
from khum.meetings.models.meeting import Attendance, Meeting
from khum.meetings.models.minutes import AgendaItem, MinutesSave, Point, Resolution
from khum.meetings.models.series import Series

__all__ = ["AgendaItem", "Attendance", "Feed", "Meeting", "MinutesSave", "Point", "Resolution", "Series"]
