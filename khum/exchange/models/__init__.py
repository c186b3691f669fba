"""Tables of exchange; Django finds models here."""

from khum.exchange.models.handing import HandOver, PartAnswer, ShadowDay
from khum.exchange.models.leaving import Departure
from khum.exchange.models.lesson import Lesson
from khum.exchange.models.programme import Programme, Session, Taker

__all__ = ["Departure", "HandOver", "Lesson", "PartAnswer", "Programme", "Session", "ShadowDay", "Taker"]
