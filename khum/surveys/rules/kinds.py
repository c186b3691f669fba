"""Words of surveys: kinds of questions and surveys, states, audiences (rows 9, 19, 72, 74, 108, 109)."""

from __future__ import annotations

from enum import StrEnum


class QuestionKind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    YES_NO = "yes_no"
    ONE = "one"
    SEVERAL = "several"
    TEXT = "text"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "scale": "ให้คะแนน 1–5",
            "yes_no": "ใช่ / ไม่ใช่",
            "one": "เลือกหนึ่งข้อ",
            "several": "เลือกได้หลายข้อ",
            "text": "เขียนตอบ",
        }[self.value]

    @property
    def has_choices(self) -> bool:
        """Whether the writer of the question names the choices."""
        return self in {QuestionKind.ONE, QuestionKind.SEVERAL}


class SurveyKind(StrEnum):
    """What a survey is for; the figures M10, M12 and M13 are taken from the first three."""

    AWARENESS = "awareness"
    UNDERSTANDING = "understanding"
    CLIMATE = "climate"
    SATISFACTION = "satisfaction"
    TRAINING = "training"
    OTHER = "other"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "awareness": "การรับรู้เป้าหมาย",
            "understanding": "ความเข้าใจเรื่องการจัดการความรู้",
            "climate": "บรรยากาศการแลกเปลี่ยนเรียนรู้",
            "satisfaction": "ความพึงพอใจ",
            "training": "ความต้องการพัฒนา",
            "other": "เรื่องอื่น",
        }[self.value]

    @property
    def is_scored(self) -> bool:
        """Whether answers are right or wrong, so that a person passes."""
        return self in {SurveyKind.AWARENESS, SurveyKind.UNDERSTANDING}


class SurveyState(StrEnum):
    """How far a survey is."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"draft": "ร่าง", "open": "เปิดให้ตอบ", "closed": "ปิดแล้ว"}[self.value]

    @property
    def tone(self) -> str:
        """Colour of its pill."""
        return {"draft": "soft", "open": "info", "closed": "ok"}[self.value]


class AudienceKind(StrEnum):
    """Whom a survey asks."""

    EVERYBODY = "everybody"
    DIVISIONS = "divisions"
    POSTS = "posts"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "everybody": "บุคลากรทุกคน",
            "divisions": "เฉพาะสำนัก/กองที่เลือก",
            "posts": "เฉพาะตำแหน่งที่เลือก",
        }[self.value]
