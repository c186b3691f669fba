"""The guided interview of a hand-over: what to ask somebody who leaves, section by section, in plain Thai (row 93)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``hint_th`` says what a good answer looks like."""

    code: str
    text_th: str
    hint_th: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the interview: one page on a phone."""

    code: str
    title_th: str
    why_th: str
    questions: tuple[Question, ...]


KIT = (
    Part(
        "role",
        "บทบาทและหน้าที่จริง",
        "คำสั่งมอบหมายงานบอกไม่หมด หมวดนี้บอกว่างานจริงคืออะไร",
        (
            Question("duties", "งานที่ทำจริงในแต่ละวันมีอะไรบ้าง", "เรียงจากงานที่กินเวลามากที่สุด"),
            Question("unwritten", "งานใดที่ไม่มีในคำสั่ง แต่ถ้าไม่ทำแล้วงานจะสะดุด", "เช่น โทรเตือนกองอื่นก่อนวันสิ้นเดือน"),
            Question("decide", "เรื่องใดตัดสินใจเองได้ เรื่องใดต้องถามก่อน และถามใคร"),
        ),
    ),
    Part(
        "flight",
        "งานที่ค้างหรือกำลังทำ",
        "ผู้รับช่วงต้องรู้ว่ามีอะไรรออยู่ ก่อนที่จะมีคนมาทวง",
        (
            Question("open", "งานใดยังไม่เสร็จ ถึงขั้นไหน และต้องเสร็จเมื่อใด", "เขียนเรื่องละบรรทัด พร้อมวันครบกำหนด"),
            Question("promised", "เคยรับปากใครไว้เรื่องใด", "ประชาชน ผู้ใหญ่บ้าน หน่วยงานอื่น หรือเพื่อนร่วมงาน"),
            Question("where", "เอกสารและแฟ้มของงานเหล่านี้อยู่ที่ใด"),
        ),
    ),
    Part(
        "reasons",
        "เหตุผลที่ทำแบบนี้",
        "คู่มือบอกว่าทำอย่างไร แต่ไม่บอกว่าทำไม หมวดนี้คือความรู้ที่หายง่ายที่สุด",
        (
            Question("why", "ขั้นตอนใดที่ดูแปลกหรือยุ่งยาก แต่มีเหตุผล เหตุผลนั้นคืออะไร"),
            Question("tried", "เคยลองวิธีอื่นแล้วไม่ได้ผลหรือไม่ เพราะอะไร"),
            Question("change", "ถ้าทำต่ออีกปี จะปรับเรื่องใดก่อน"),
        ),
    ),
    Part(
        "warnings",
        "ข้อควรระวัง",
        "เรื่องที่เคยพลาดแล้ว ไม่ควรต้องพลาดซ้ำ เล่าเหตุการณ์ ไม่ต้องระบุว่าเป็นความผิดของใคร",
        (
            Question("mistakes", "เรื่องใดผิดพลาดง่ายที่สุด และรู้ตัวได้จากอะไร"),
            Question("audit", "สตง. ป.ป.ช. หรือผู้ตรวจเคยทักท้วงเรื่องใด แก้ไขอย่างไร"),
            Question("never", "เรื่องใดที่ห้ามทำเด็ดขาด และเพราะอะไร"),
        ),
    ),
    Part(
        "systems",
        "ระบบและเครื่องมือ",
        "อย่าเขียนรหัสผ่านลงในนี้ ให้เขียนว่าขอสิทธิ์ได้จากใคร",
        (
            Question("systems", "ต้องเข้าระบบใดบ้าง ใช้ทำอะไร และขอสิทธิ์จากใคร", "เช่น e-LAAS, e-Plan, e-GP, ccis"),
            Question("tricks", "ระบบเหล่านั้นมีจุดใดที่ต้องระวังหรือมีทางลัด"),
            Question("keys", "กุญแจ ตรายาง อุปกรณ์ และเอกสารสำคัญอยู่ที่ใด ส่งมอบให้ใคร"),
        ),
    ),
    Part(
        "people",
        "คนที่ต้องรู้จัก",
        "งานของเราสำเร็จได้ด้วยคน หมวดนี้ช่วยให้ผู้รับช่วงไม่ต้องเริ่มสร้างความไว้ใจจากศูนย์",
        (
            Question("inside", "ในหน่วยงาน เรื่องใดควรถามใคร"),
            Question("outside", "นอกหน่วยงาน ติดต่อใครบ้าง และควรเข้าหาอย่างไร", "อำเภอ จังหวัด คลังจังหวัด ผู้นำชุมชน ผู้รับจ้าง"),
            Question("meet", "ใครที่ควรพาผู้รับช่วงไปแนะนำตัวด้วยตนเองก่อนพ้นจากงาน"),
        ),
    ),
    Part(
        "rhythms",
        "จังหวะของงาน",
        "งานราชการมีวันของมัน รู้ล่วงหน้าหนึ่งเดือนดีกว่ารู้ในวันสุดท้าย",
        (
            Question("month", "ในแต่ละเดือน วันใดต้องทำอะไร"),
            Question("year", "ในแต่ละปีงบประมาณ เดือนใดต้องเริ่มเตรียมเรื่องใด", "เช่น แผนอัตรากำลัง งบประมาณ ประเมินผล"),
            Question("early", "เรื่องใดที่ต้องเริ่มก่อนที่ระเบียบกำหนดจึงจะทัน"),
        ),
    ),
    Part(
        "first-week",
        "สัปดาห์แรกของผู้รับช่วง",
        "ถ้ามีเวลาคุยกับผู้รับช่วงเพียงสิบนาที จะบอกเรื่องใด",
        (
            Question("first", "สามเรื่องแรกที่ผู้รับช่วงควรทำคืออะไร"),
            Question("read", "ควรอ่านเรื่องใดในคลังความรู้ หรือแฟ้มใดก่อน"),
            Question("call", "เมื่อติดขัดแล้วหาคำตอบไม่ได้ โทรหาใครได้บ้าง", "รวมถึงท่านเองหลังพ้นจากงาน ถ้ายินดี"),
        ),
    ),
)
"""Eight sections in the order of the interview; codes are kept with the answers and never change."""


def part(code: str) -> Part | None:
    """The section with a code."""
    return next((one for one in KIT if one.code == code), None)


def after(code: str) -> Part | None:
    """The section that follows."""
    codes = [one.code for one in KIT]
    place = codes.index(code) + 1
    return KIT[place] if place < len(KIT) else None


def said(one: Part, answers: dict[str, str]) -> Iterator[tuple[Question, str]]:
    """Questions of a section that were answered."""
    for question in one.questions:
        text = answers.get(question.code, "").strip()
        if text:
            yield question, text
