# ruff: noqa: E501
"""Papers as an office would have them: a plan of some twenty pages, an order and a memo."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from datetime import date

from khum.papers.blocks import (
    Align,
    Bar,
    Bars,
    Block,
    Column,
    ColumnGroup,
    Contents,
    Cover,
    Heading,
    Image,
    Issued,
    KeyValues,
    MemoHead,
    NumberedList,
    OrderHead,
    Orientation,
    PageBreak,
    PageNumbers,
    Paper,
    Paragraph,
    Picture,
    QrCode,
    Row,
    RowKind,
    Section,
    Signature,
    Signatures,
    Spacer,
    Span,
    Table,
)

OFFICE = "องค์การบริหารส่วนตำบลกุดตุ้ม"
KEEP_WHOLE = ("กุดตุ้ม", "กุดดู่", "ชัยภูมิ")
START, END = date(2018, 10, 1), date(2019, 9, 30)
PERIOD = "1 ต.ค. 61 – 30 ก.ย. 62"
OWNER = "หัวหน้าส่วนราชการแต่ละส่วน"

PLAN_COLUMNS = (
    Column("ลำดับ", 1.5, Align.CENTER),
    Column("กิจกรรม", 4.6),
    Column("วิธีการสู่ความสำเร็จ", 4.6),
    Column("ระยะเวลา", 2.6, Align.CENTER),
    Column("ตัวชี้วัด", 4.1),
    Column("เป้าหมาย", 4.1),
    Column("ผู้รับผิดชอบ", 2.7),
    Column("หมายเหตุ", 2.1),
)
ANNUAL_COLUMNS = (
    Column("ลำดับ", 1.5, Align.CENTER),
    Column("กิจกรรม / โครงการ", 6.2),
    Column("วัตถุประสงค์", 5.4),
    Column("กลุ่มเป้าหมาย", 3.8),
    Column("ระยะเวลา", 3.0, Align.CENTER),
    Column("งบประมาณ (บาท)", 2.9, Align.END),
    Column("ผู้รับผิดชอบ", 2.9),
)

STEPS = (
    (("การบ่งชี้ความรู้", "- สำรวจความรู้ที่จำเป็นของแต่ละกอง"), "ประชุมหัวหน้าส่วนราชการเพื่อจัดทำบัญชีความรู้ที่จำเป็นต่อการปฏิบัติงาน", "จำนวนองค์ความรู้ที่บ่งชี้", "ไม่น้อยกว่า 5 เรื่อง"),
    (("การสร้างและแสวงหาความรู้", "- ภายใน อบต.", "- ภายนอก อบต."), "ส่งบุคลากรเข้ารับการอบรม สัมมนา ศึกษาดูงาน และศึกษาต่อ", "จำนวนบุคลากรที่ได้รับการพัฒนา", "ร้อยละ 80 ของบุคลากรทั้งหมด"),
    (("การจัดการความรู้ให้เป็นระบบ", "- บอร์ดประชาสัมพันธ์", "- รูปเล่มรายงาน"), "รวบรวมความรู้เป็นหมวดหมู่และจัดทำฐานข้อมูล ระเบียบ และข้อกฎหมาย ผ่านระบบเครือข่ายคอมพิวเตอร์", "จำนวนฐานข้อมูลความรู้", "อย่างน้อย 3 ฐานข้อมูล"),
    (("การประมวลและกลั่นกรองความรู้", "- ปรับปรุงรูปแบบเอกสารให้เป็นมาตรฐาน"), "ปรับปรุงเนื้อหาบนเว็บไซต์ให้ถูกต้อง ทันสมัย และผ่านการตรวจทานโดยผู้รู้", "ร้อยละของเอกสารที่ผ่านการตรวจทาน", "ร้อยละ 90"),
    (("การเข้าถึงความรู้", "- ศูนย์ข้อมูลข่าวสาร", "- เว็บไซต์"), "ติดประกาศ เผยแพร่ และจัดเก็บในที่ที่ประชาชนและบุคลากรเข้าถึงได้โดยสะดวก", "จำนวนครั้งที่มีผู้เข้าใช้", "ไม่น้อยกว่า 1,200 ครั้งต่อปี"),
    (("การแบ่งปันแลกเปลี่ยนความรู้", "- ชุมชนนักปฏิบัติ", "- พี่เลี้ยง"), "ให้ผู้ที่ผ่านการอบรมเล่าและรายงานในที่ประชุมประจำเดือน", "จำนวนครั้งของการแลกเปลี่ยน", "เดือนละ 1 ครั้ง"),
    (("การเรียนรู้", "- นำความรู้ไปใช้"), "กระตุ้นให้นำความรู้ไปใช้แก้ปัญหาในงานประจำ และบันทึกผลที่เกิดขึ้น", "จำนวนเรื่องที่นำไปใช้จริง", "ไม่น้อยกว่า 10 เรื่อง"),
)  # fmt: skip
COMPONENTS = (
    ("การเตรียมการและปรับเปลี่ยนพฤติกรรม", "ผู้บริหารประกาศนโยบายและแต่งตั้งคณะทำงานการจัดการความรู้", "คำสั่งแต่งตั้งคณะทำงาน", "1 คำสั่ง ภายในเดือนตุลาคม"),
    ("การสื่อสาร", "ประชาสัมพันธ์ผ่านเสียงตามสาย วารสาร และกลุ่มไลน์ของหน่วยงาน", "ร้อยละของบุคลากรที่รับรู้", "ร้อยละ 80"),
    ("กระบวนการและเครื่องมือ", "จัดทำคู่มือ แบบฟอร์ม และระบบสารสนเทศที่ใช้งานง่าย", "จำนวนเครื่องมือที่ใช้จริง", "3 รายการ"),
    ("การเรียนรู้", "จัดอบรมให้ความรู้เรื่องการจัดการความรู้แก่บุคลากรทุกระดับ", "ร้อยละของผู้ผ่านการอบรม", "ร้อยละ 85"),
    ("การวัดผล", "ติดตามผลทุกไตรมาสและสรุปเสนอผู้บริหาร", "จำนวนรายงานผล", "4 ครั้ง"),
    ("การยกย่องชมเชยและการให้รางวัล", "มอบประกาศเกียรติคุณแก่ผู้แบ่งปันความรู้ดีเด่น", "จำนวนผู้ได้รับการยกย่อง", "ไม่น้อยกว่า 3 คน"),
)  # fmt: skip

CHAPTERS = {
    "ขอบเขตการจัดการความรู้ (KM Focus Area)": 3,
    "เป้าหมายการจัดการความรู้ (Desired State)": 3,
    "แนวทางการจัดการความรู้": 4,
    "องค์ประกอบสำคัญของการจัดการความรู้": 4,
    "กระบวนการจัดการความรู้": 5,
    "เครื่องมือในการจัดการความรู้": 4,
    "ชุมชนนักปฏิบัติ (Community of Practice)": 4,
}
TEXTS = (
    f"{OFFICE} ให้ความสำคัญกับการพัฒนาบุคลากรซึ่งเป็นกำลังสำคัญในการขับเคลื่อนภารกิจของท้องถิ่น ทั้งนี้ เพื่อให้มั่นใจว่าความรู้ที่สั่งสมจากการปฏิบัติงานจะไม่สูญหายไปพร้อมกับการโยกย้ายหรือเกษียณอายุราชการ จึงได้กำหนดขั้นตอนการรวบรวม จัดเก็บ และเผยแพร่ความรู้ไว้อย่างเป็นระบบ",
    "การจัดการความรู้เป็นเครื่องมือที่ช่วยให้บุคลากรค้นหาความรู้ที่ต้องการได้ในเวลาอันสั้น ลดข้อผิดพลาดในการปฏิบัติงาน และสร้างวัฒนธรรมการเรียนรู้ร่วมกัน โดยเริ่มจากเป้าหมายของงาน แล้วจึงถามว่าต้องใช้ความรู้ใด ใครเป็นผู้มีความรู้นั้น และจะถ่ายทอดกันด้วยวิธีใดจึงจะเหมาะสมกับสภาพของตำบล",
    "ตามพระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดี พ.ศ. 2546 มาตรา 11 ส่วนราชการมีหน้าที่พัฒนาความรู้ในส่วนราชการเพื่อให้มีลักษณะเป็นองค์การแห่งการเรียนรู้อย่างสม่ำเสมอ ต้องรับรู้ข้อมูลข่าวสารและสามารถประมวลผลความรู้ในด้านต่าง ๆ เพื่อนำมาประยุกต์ใช้ในการปฏิบัติราชการได้อย่างถูกต้อง รวดเร็ว และเหมาะสมกับสถานการณ์",
    "เมื่อสิ้นสุดปีงบประมาณ คณะกรรมการติดตามและประเมินผลจะประชุมเพื่อทบทวนว่ากิจกรรมใดได้ผล กิจกรรมใดควรปรับปรุง และจัดทำข้อเสนอแนะต่อนายกองค์การบริหารส่วนตำบล ครั้งที่ผ่านมาพบว่าร้อยละ 72.5 ของบุคลากรเคยนำความรู้จากเพื่อนร่วมงานไปใช้แก้ปัญหา เช่น การซ่อมท่อน้ำประปา การรับคำร้องทุกข์ และการจัดเก็บภาษีที่ดินและสิ่งปลูกสร้าง",
)  # fmt: skip
POINTS = (
    "ส่งเสริมการนำกระบวนการจัดการความรู้มาใช้พัฒนาบุคลากร และให้เป็นส่วนหนึ่งของการทำงาน",
    "เสริมสร้างบรรยากาศให้เอื้อต่อการแลกเปลี่ยนเรียนรู้ระหว่างหน่วยงานต่าง ๆ ภายในองค์การบริหารส่วนตำบล",
    "ผู้บริหารให้การสนับสนุนอย่างต่อเนื่อง ทั้งด้านเวลา งบประมาณ และการยกย่องผู้แบ่งปันความรู้",
)
SEATS = (
    ("นายกองค์การบริหารส่วนตำบล", "ประธานกรรมการ"),
    ("ปลัดองค์การบริหารส่วนตำบล", "รองประธานกรรมการ"),
    ("ผู้อำนวยการกองคลัง", "กรรมการ"),
    ("ผู้อำนวยการกองช่าง", "กรรมการ"),
    ("ผู้อำนวยการกองการศึกษา ศาสนาและวัฒนธรรม", "กรรมการ"),
    ("หัวหน้าสำนักปลัด", "กรรมการและเลขานุการ"),
    ("นักทรัพยากรบุคคล", "ผู้ช่วยเลขานุการ"),
)


def png(width: int = 120, height: int = 120) -> bytes:
    """A plain blue square; stands for an office's emblem."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = (b"\x00" + b"\x2f\x5d\x8a" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def emblem() -> Picture:
    """The office's emblem."""
    return Picture(png(), f"ตราสัญลักษณ์{OFFICE}")


def plan_table(name: str, goal: str, rows: tuple[Row, ...]) -> Table:
    """A plan table of eight columns under the lead lines of the form."""
    return Table(
        name=name,
        columns=PLAN_COLUMNS,
        rows=rows,
        lead=(
            (Span(f"แผนการจัดการความรู้ (KM Action Plan) : {name}", bold=True),),
            (Span("ชื่อหน่วยงาน : ", bold=True), Span(OFFICE)),
            (Span("เป้าหมาย KM (Desired State) : ", bold=True), Span(goal)),
            (Span("หน่วยที่วัดผลได้เป็นรูปธรรม : ", bold=True), Span("บุคลากรในสังกัดได้รับการพัฒนาศักยภาพ")),
        ),
    )


def step_rows() -> tuple[Row, ...]:
    """Seven steps, with owner, period and an empty remark."""
    return tuple(
        Row((number, activity, method, PERIOD, indicator, target, OWNER, None))
        for number, (activity, method, indicator, target) in enumerate(STEPS, start=1)
    )


def component_rows() -> tuple[Row, ...]:
    """Six components of change."""
    return tuple(
        Row((number, activity, method, PERIOD, indicator, target, "สำนักปลัด", "ดำเนินการต่อเนื่อง"))
        for number, (activity, method, indicator, target) in enumerate(COMPONENTS, start=1)
    )


def annual_table() -> Table:
    """The annual table of seven columns with a heading row, budgets and their sum."""
    rows = tuple(
        Row((number, name, "เพื่อให้บุคลากรแลกเปลี่ยนความรู้ระหว่างกัน", "บุคลากรทุกกอง", day, budget, "สำนักปลัด"))
        for number, (name, day, budget) in enumerate(
            (
                ("โครงการอบรมเพิ่มประสิทธิภาพการปฏิบัติงาน", date(2018, 10, 15), 45000),
                ("กิจกรรมเวทีเล่าเรื่องจากผู้เกษียณอายุ", date(2019, 1, 21), 12500.5),
                ("จัดทำวารสารความรู้ราย 3 เดือน", date(2019, 3, 29), 30000),
                ("ศึกษาดูงานการจัดการน้ำและป่าชุมชน", date(2019, 6, 10), 120000),
            ),
            start=1,
        )
    )
    total = Row((None, "รวม", None, None, None, 207500.5, None), RowKind.TOTAL)
    return Table(
        name="แผนงานประจำปี",
        columns=ANNUAL_COLUMNS,
        rows=(Row(("ยุทธศาสตร์ที่ 1 การพัฒนาบุคลากร",), RowKind.GROUP), *rows, total),
        groups=(ColumnGroup("", 2), ColumnGroup("รายละเอียด", 3), ColumnGroup("", 2)),
    )


def _chapters() -> list[Block]:
    found: list[Block] = []
    for chapter, (title, paragraphs) in enumerate(CHAPTERS.items(), start=1):
        found.append(Heading(f"{chapter}. {title}"))
        found += [Paragraph(TEXTS[(chapter + place) % len(TEXTS)]) for place in range(paragraphs)]
        found += [
            Heading(f"{chapter}.1 แนวทางดำเนินการ", level=2),
            Paragraph(TEXTS[chapter % len(TEXTS)]),
            NumberedList(POINTS, marker="{n})"),
        ]
    return found


def plan() -> Paper:
    """A plan as officials bind it: cover, preface, contents, chapters, landscape tables, committee, signatures."""
    cover = Cover(
        emblem=emblem(),
        groups=(
            ("แผนการจัดการความรู้", "(Knowledge Management Action Plan)"),
            ("ประจำปีงบประมาณ พ.ศ. 2562",),
            (OFFICE, "อำเภอเมืองชัยภูมิ จังหวัดชัยภูมิ"),
        ),
    )
    preface = (
        Heading("คำนำ", align=Align.CENTER),
        *(Paragraph(text) for text in TEXTS[:3]),
        Paragraph(OFFICE, align=Align.END),
        PageBreak(),
        Contents(),
    )
    committee = Table(
        name="คณะกรรมการ",
        columns=(Column("ที่", 1.5, Align.CENTER), Column("ตำแหน่ง", 9), Column("หน้าที่", 5.5)),
        rows=tuple(Row((number, *seat)) for number, seat in enumerate(SEATS, start=1)),
        size_pt=16,
    )
    ending = (
        Heading("9. คณะกรรมการติดตามและประเมินผล"),
        Paragraph("ให้คณะกรรมการตามบัญชีนี้ติดตามผลทุกไตรมาส"),
        committee,
        Heading("10. ผลการดำเนินงานปีที่ผ่านมา"),
        Bars(
            "ร้อยละความสำเร็จของกิจกรรม จำแนกตามกอง",
            (Bar("สำนักปลัด", 92.5, 80), Bar("กองคลัง", 78, 80), Bar("กองช่าง", 64.25, 80)),
            unit="%",
        ),
        KeyValues((("ผู้ประสานงาน", "นักทรัพยากรบุคคล"), ("วันที่ปรับปรุง", date(2018, 10, 9)), ("จำนวน", 1250))),
        Spacer(0.5),
        Signatures(
            (
                Signature("นางสาวสมใจ ใจดี", "นักทรัพยากรบุคคล", role="ผู้เสนอแผน"),
                Signature("นายน้ำเพชร รุ่งเรือง", "ปลัดองค์การบริหารส่วนตำบลกุดตุ้ม", role="ผู้เห็นชอบ"),
                Signature(
                    "นายสิทธิ์ ทั้งดี",
                    "ปลัดองค์การบริหารส่วนตำบลกุดตุ้ม",
                    role="ผู้อนุมัติ",
                    acting="นายกองค์การบริหารส่วนตำบลกุดตุ้ม",
                    signed_on=date(2018, 10, 15),
                ),
                Signature("", "ประธานกรรมการติดตามและประเมินผล", dotted_date=True),
            ),
            across=2,
        ),
        Image(Picture(png(200, 100), "ภาพการประชุมคณะทำงาน"), 8, "ภาพการประชุมครั้งที่ 1/2562"),
        QrCode("https://example.go.th/km/2562", "เอกสารฉบับเต็ม"),
    )
    landscape = (
        Heading("8. แผนการจัดการความรู้ ประจำปีงบประมาณ 2562"),
        plan_table("กระบวนการจัดการความรู้ (KM Process)", TEXTS[1][:120], step_rows()[:6]),
        PageBreak(),
        plan_table("กระบวนการจัดการความรู้ (KM Process) เป้าหมายที่ 2", POINTS[1], step_rows()),
        PageBreak(),
        plan_table("การบริหารจัดการการเปลี่ยนแปลง (Change Management)", POINTS[0], component_rows()),
        PageBreak(),
        annual_table(),
    )
    return Paper(
        title="แผนการจัดการความรู้ ประจำปีงบประมาณ พ.ศ. 2562",
        kind="plan",
        organisation=OFFICE,
        dated=date(2018, 10, 15),
        keep_whole=KEEP_WHOLE,
        sections=(
            Section((cover,), numbers=PageNumbers.NONE),
            Section(preface, numbers=PageNumbers.LETTERS, restart_numbers=True),
            Section(tuple(_chapters()), restart_numbers=True),
            Section(landscape, orientation=Orientation.LANDSCAPE),
            Section(ending),
        ),
    )


def order() -> Paper:
    """An order that appoints a committee."""
    seats = tuple(f"{position} {role}" for position, role in SEATS)
    return Paper(
        title="คำสั่งแต่งตั้งคณะกรรมการจัดการความรู้",
        kind="order",
        organisation=OFFICE,
        dated=date(2018, 10, 9),
        keep_whole=KEEP_WHOLE,
        sections=(
            Section(
                (
                    OrderHead(OFFICE, "512/2561", "แต่งตั้งคณะกรรมการจัดการความรู้ ประจำปีงบประมาณ พ.ศ. 2562"),
                    Paragraph(TEXTS[2]),
                    Paragraph(
                        "อาศัยอำนาจตามความในมาตรา 59 แห่งพระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537 "
                        "และที่แก้ไขเพิ่มเติม จึงแต่งตั้งคณะกรรมการ ดังต่อไปนี้"
                    ),
                    NumberedList(seats, indent_cm=2.5),
                    Paragraph((Span("ให้คณะกรรมการมีหน้าที่ ", bold=True), Span("จัดทำแผน ติดตามผล และรายงานทุก 6 เดือน"))),
                    Paragraph("ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป"),
                    Issued(date(2018, 10, 9)),
                    Signatures((Signature("นายมั่นคง น้ำใจงาม", f"นายก{OFFICE}"),)),
                ),
                numbers=PageNumbers.LATER,
            ),
        ),
    )


def memo() -> Paper:
    """A memo that proposes the plan for approval."""
    return Paper(
        title="บันทึกข้อความ ขออนุมัติแผนการจัดการความรู้",
        kind="memo",
        organisation=OFFICE,
        dated=date(2018, 10, 1),
        keep_whole=KEEP_WHOLE,
        sections=(
            Section(
                (
                    MemoHead(
                        agency=f"สำนักปลัด {OFFICE} โทร. 0 4481 1234",
                        number="ชย 71801/125",
                        dated=date(2018, 10, 1),
                        subject="ขออนุมัติแผนการจัดการความรู้ ประจำปีงบประมาณ พ.ศ. 2562",
                        to=f"นายก{OFFICE}",
                        emblem=emblem(),
                    ),
                    Paragraph(TEXTS[2]),
                    Paragraph("จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ"),
                    Signatures((Signature("นางสาวสมใจ ใจดี", "นักทรัพยากรบุคคล"),)),
                ),
                numbers=PageNumbers.LATER,
            ),
        ),
    )


def one_page(*blocks, **changes) -> Paper:
    """A paper of one section without page numbers."""
    section = Section(blocks, numbers=PageNumbers.NONE)
    return replace(Paper("ทดสอบ", "test", "สำนักปลัด", (section,), date(2024, 1, 1)), **changes)
