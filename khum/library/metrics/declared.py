"""The figures of the library, as they are declared to plans and evaluation."""

from __future__ import annotations

from khum.domain.levels import IndicatorLevel
from khum.domain.registries import Metric
from khum.library.metrics import flow, stock

_SYSTEM, _OUTPUT, _OUTCOME = IndicatorLevel.SYSTEM, IndicatorLevel.OUTPUT, IndicatorLevel.OUTCOME

METRICS = (
    Metric(
        "M2", "ฐานข้อมูลความรู้ที่ใช้งาน", "หมวด", _SYSTEM,
        "จำนวนหมวดหมู่ที่มีความรู้อนุมัติแล้วและยังไม่เลยวันทบทวนอย่างน้อย 1 เรื่อง", stock.categories,
    ),
    Metric("M2a", "ความรู้ที่เผยแพร่และยังใช้อยู่", "เรื่อง", _OUTPUT, "จำนวนเรื่องที่อนุมัติเผยแพร่แล้วและยังไม่เลิกใช้", stock.items),
    Metric(
        "M3", "คลังระเบียบ กฎหมาย และหนังสือเวียน", "ฉบับ", _OUTPUT,
        "จำนวนกฎหมาย ระเบียบ และหนังสือเวียนที่เผยแพร่ในคลัง", stock.regulations,
    ),
    Metric(
        "M3a", "ระเบียบที่ตรวจความเป็นปัจจุบันแล้ว", "%", _SYSTEM,
        "จำนวนฉบับที่มีผู้ตรวจยืนยันภายใน 12 เดือน หารด้วยจำนวนฉบับที่ยังมีผลใช้บังคับ", stock.currency,
    ),
    Metric(
        "M4", "ฐานข้อมูลที่ได้รับการปรับปรุง", "เรื่อง", _OUTPUT,
        "จำนวนเรื่องที่มีฉบับใหม่ได้รับอนุมัติในปี ไม่นับการแก้คำผิด", stock.improved,
    ),
    Metric(
        "M4a", "การทบทวนตรงเวลา", "%", _SYSTEM,
        "จำนวนครั้งที่ทบทวนภายในกำหนด หารด้วยจำนวนครั้งที่ครบกำหนดทบทวนในปี", stock.reviews_on_time,
    ),
    Metric(
        "M5", "การเข้าถึงความรู้", "ครั้ง", _OUTPUT,
        "จำนวนครั้งที่เปิดอ่าน นับคนละ 1 ครั้งต่อเรื่อง ช่องทาง และวัน ไม่นับผู้เขียน", flow.accesses,
    ),
    Metric("M5a", "ผู้เข้าถึงความรู้", "คน", _OUTPUT, "จำนวนคนที่เปิดอ่านอย่างน้อย 1 เรื่องในปี ไม่นับเรื่องที่ตนเขียน", flow.readers),
    Metric("M8", "การนำความรู้ไปใช้", "ครั้ง", _OUTCOME, "จำนวนครั้งที่มีผู้บันทึกว่านำความรู้ไปใช้ในงาน", flow.applications),
    Metric(
        "M8a", "ความรู้ที่มีผู้นำไปใช้", "%", _OUTCOME,
        "จำนวนเรื่องที่ผู้อื่นนอกจากผู้เขียนนำไปใช้ภายใน 12 เดือน หารด้วยจำนวนเรื่องที่ใช้งานอยู่", flow.items_used,
    ),
    Metric(
        "M8b", "การนำไปใช้ที่หัวหน้ายืนยันประโยชน์", "ครั้ง", _OUTCOME,
        "จำนวนครั้งที่ระบุผลที่ได้และหัวหน้ายืนยันแล้ว", flow.confirmed_benefits,
    ),
    Metric(
        "M19", "ชุดความรู้", "ชุด", _OUTPUT, "จำนวนชุดที่เชื่อมโยงความรู้ซึ่งอนุมัติแล้วตั้งแต่ 3 เรื่องขึ้นไป", stock.sets,
    ),
    Metric(
        "M21", "การมีส่วนร่วม", "%", _OUTCOME,
        "จำนวนคนที่แบ่งปัน ตอบ นำความรู้ไปใช้ หรือมาประชุมแลกเปลี่ยนอย่างน้อย 1 ครั้งในไตรมาส หารด้วยจำนวนบุคลากร", flow.active_people,
    ),
    Metric(
        "M23", "ผลสัมฤทธิ์ 4 ด้าน", "รายการ", _OUTCOME,
        "จำนวนผลสัมฤทธิ์ที่มีตัวเลขก่อนและหลัง และหัวหน้ายืนยันแล้ว", flow.outcome_claims,
    ),
)  # fmt: skip
"""Registered by ``registration.register``."""
