"""The information centre (ศูนย์ข้อมูลข่าวสาร): what lies open there, and how a request ends (row 56)."""

from __future__ import annotations

from enum import StrEnum


class Section(StrEnum):
    """What is to lie open for anybody, as the eight kinds of section 9 name it."""

    DECISION = "1"
    POLICY = "2"
    PLAN = "3"
    MANUAL = "4"
    GAZETTE = "5"
    CONCESSION = "6"
    RESOLUTION = "7"
    OTHER = "8"

    @property
    def label_th(self) -> str:
        """Thai name, with its number as in the law."""
        return f"9({self.value}) {_SECTIONS[self]}"


_SECTIONS = {
    Section.DECISION: "ผลการพิจารณาหรือคำวินิจฉัยที่มีผลโดยตรงต่อเอกชน",
    Section.POLICY: "นโยบายหรือการตีความ",
    Section.PLAN: "แผนงาน โครงการ และงบประมาณรายจ่ายประจำปี",
    Section.MANUAL: "คู่มือหรือคำสั่งเกี่ยวกับวิธีปฏิบัติงาน",
    Section.GAZETTE: "สิ่งพิมพ์ที่อ้างถึงในราชกิจจานุเบกษา",
    Section.CONCESSION: "สัญญาสัมปทานและสัญญาที่มีลักษณะผูกขาดตัดตอน",
    Section.RESOLUTION: "มติคณะรัฐมนตรีหรือมติคณะกรรมการ",
    Section.OTHER: "ข้อมูลข่าวสารอื่นตามที่กำหนด",
}


class Answer(StrEnum):
    """How a request for information ended."""

    GIVEN = "given"
    PARTLY = "partly"
    REFERRED = "referred"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "given": "ให้ข้อมูลแล้ว",
            "partly": "ให้ข้อมูลบางส่วน",
            "referred": "แนะนำให้ขอจากหน่วยงานอื่น",
            "refused": "ไม่เปิดเผย แจ้งเหตุผลแล้ว",
            "withdrawn": "ผู้ขอถอนคำขอ",
        }[self.value]

    @property
    def needs_reason(self) -> bool:
        """Whether the person who asked is owed a reason."""
        return self in {Answer.PARTLY, Answer.REFERRED, Answer.REFUSED}
