"""The tables and charts of a report, from its plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from khum.domain.thai_date import long_date, short_date
from khum.evaluation.rules.wording import counted, judged, number_words
from khum.papers.blocks import Bar, Bars, Block, Column, Heading, NumberedList, Paragraph, Row, Spacer, Table
from khum.papers.values import Align, RowKind, Span
from khum.plans.rules.achievement import Achievement

Content = Mapping[str, Any]
MOST_YEARS = 8
_PLACE = Column("ที่", 1.2, Align.CENTER)


def summary_chart(content: Content) -> Iterator[Block]:
    """How many figures reached their target."""
    if judged(content):
        found = counted(content)
        shown = [state for state in Achievement if state is not Achievement.NONE]
        yield Bars(
            "จำนวนตัวชี้วัดตามผลเทียบเป้าหมาย",
            tuple(Bar(state.label_th, float(found[state.value])) for state in shown),
            "ตัว",
        )


def figures(content: Content) -> Iterator[Block]:
    """A chart of the shares, then every figure in a table."""
    shares = [row for row in content["figures"] if row["unit"] == "%" and row["value"] is not None]
    if shares:
        yield Bars("ตัวชี้วัดที่เป็นร้อยละ", tuple(Bar(row["name"], float(Decimal(row["value"]))) for row in shares), "%")
    columns = (
        Column("รหัส", 1.4),
        Column("ตัวชี้วัด", 5.4),
        Column("ผล", 2.6, Align.END),
        Column("เป้าหมาย", 3.2),
        Column("สถานะ", 2.4),
        Column("หลักฐาน", 1.6, Align.END),
    )
    rows = tuple(
        Row(
            (
                row["code"],
                row["name"],
                number_words(row["value"], row["unit"]) if row["value"] is not None else "–",
                row["target"] or "–",
                Achievement(row["achievement"]).label_th if row["target"] else "–",
                row["records"],
            )
        )
        for row in content["figures"]
    )
    as_of = long_date(date.fromisoformat(content["as_of"]))
    yield Heading("ตารางผลตัวชี้วัด", level=2)
    yield Paragraph(f"ข้อมูล ณ วันที่ {as_of}", indent_cm=0)
    yield Table("ผลตัวชี้วัด", columns, rows)


def years(content: Content) -> Iterator[Block]:
    """Trends over five years: a chart of each with at least two years, then all in one table."""
    told = [row for row in content["years"] if any(value is not None for _year, value in row["values"])]
    if not told:
        return
    yield Heading("แนวโน้มห้าปี", level=2)
    several = [row for row in told if sum(value is not None for _year, value in row["values"]) > 1]
    for row in several[:MOST_YEARS]:
        bars = tuple(Bar(str(year), float(Decimal(value or 0))) for year, value in row["values"])
        yield Bars(f"{row['code']} {row['name']}", bars, row["unit"])
    heads = [str(year) for year, _value in told[0]["values"]]
    columns = (Column("ตัวชี้วัด", 6), Column("หน่วย", 1.8), *(Column(head, 1.6, Align.END) for head in heads))
    rows = tuple(
        Row((f"{row['code']} {row['name']}", row["unit"], *(_short(value) for _year, value in row["values"])))
        for row in told
    )
    yield Table("แนวโน้มห้าปี", columns, rows)


def committee(content: Content) -> Iterator[Block]:
    """What the committee looked at and what it found."""
    if content["samples"] or content["findings"]:
        yield Heading("ผลการตรวจของคณะกรรมการ")
    if content["samples"]:
        told = [f"{row['label']} {row['count']} รายการ" for row in content["samples"] if row["count"]]
        yield Paragraph(f"คณะกรรมการสุ่มตรวจหลักฐานแล้ว ผลการตรวจ: {' '.join(told)}")
    if content["doubts"]:
        yield Paragraph("ข้อสังเกตเกี่ยวกับหลักฐานที่คณะกรรมการควรทราบ")
        yield NumberedList(tuple(content["doubts"]), marker="–")
    if content["findings"]:
        columns = (_PLACE, Column("ข้อค้นพบ", 10), Column("ตัวชี้วัด", 1.8), Column("ระดับ", 3))
        rows = tuple(
            Row((place, row["text"], row["metric"] or "–", row["weight_th"]))
            for place, row in enumerate(content["findings"], start=1)
        )
        yield Table("ข้อค้นพบ", columns, rows)


def activities(content: Content) -> Iterator[Block]:
    """Planned, done, result beside target, evidence, problem and suggestion of every activity."""
    columns = (
        _PLACE,
        Column("กิจกรรมตามแผน", 5),
        Column("ระยะเวลา", 2.8),
        Column("ตัวชี้วัดและเป้าหมาย", 4),
        Column("การดำเนินงานและผล", 4.6),
        Column("หลักฐาน", 2.8),
        Column("ปัญหา/อุปสรรค", 2.8),
        Column("ข้อเสนอแนะ", 2.5),
    )
    yield Heading("ผลการดำเนินงานรายกิจกรรม")
    for place, table in enumerate(content["tables"], start=1):
        words = f"{table['name']}: {table['state']}" if table["state"] else table["name"]
        rows = tuple(_activity_row(row) for row in table["activities"])
        lead = ((Span(words, bold=True),),)
        yield Table(f"รายกิจกรรม {place}", columns, rows, lead=lead, size_pt=13)
        yield Spacer(0.3)


def _activity_row(row: Mapping[str, Any]) -> Row:
    aims = [f"{each['text']} เป้าหมาย {each['target'] or '–'}" for each in row["indicators"]]
    results = [
        f"{each['code']}: {number_words(each['value'], each['unit'])}"
        for each in row["indicators"]
        if each["value"] is not None
    ]
    state = f"{row['state_th']} (ล่าช้า)" if row["late"] else row["state_th"]
    counted_rows = sum(each["records"] for each in row["indicators"])
    proof = [each["label"] for each in row["files"][:4]] + ([f"บันทึก {counted_rows} รายการ"] if counted_rows else [])
    return Row(
        (
            row["number"],
            (row["title"], f"ผู้รับผิดชอบ: {row['owner'] or '–'}"),
            tuple(short_date(date.fromisoformat(day)) for day in (row["start"], row["end"]) if day) or "–",
            tuple(aims) or "–",
            tuple(filter(None, (state, row["result"], *results))),
            tuple(proof) or "–",
            row["problem"] or "–",
            row["suggestion"] or "–",
        )
    )


def recommendations(content: Content) -> Iterator[Block]:
    """What is recommended and what was decided."""
    if not content["recommendations"]:
        return
    columns = (_PLACE, Column("ข้อเสนอแนะ", 6.4), Column("ผลการพิจารณา", 3.4), Column("ผู้รับผิดชอบและกำหนด", 5))
    rows = []
    for row in content["recommendations"]:
        until = f"ภายในวันที่ {long_date(date.fromisoformat(row['due_on']))}" if row["due_on"] else ""
        decided = tuple(filter(None, (row["state_th"], row["reason"])))
        rows.append(
            Row((row["number"], row["text"], decided, tuple(filter(None, (row["owner"], until, row["result"]))) or "–"))
        )
    yield Heading("ข้อเสนอแนะต่อผู้บริหารและผลการพิจารณา", level=2)
    yield Table("ข้อเสนอแนะ", columns, tuple(rows))


def acts(content: Content) -> Iterator[Block]:
    """What executives were seen to do."""
    if content["acts"]:
        columns = (Column("วันที่", 3), Column("ผู้บริหาร", 5), Column("บทบาทที่แสดง", 8))
        rows = tuple(Row((date.fromisoformat(row["on"]), row["who"], row["text"])) for row in content["acts"])
        yield Heading("บทบาทผู้บริหาร", level=2)
        yield Table("บทบาทผู้บริหาร", columns, rows)


def evidence(content: Content) -> Iterator[Block]:
    """The records behind every figure, each with where it opens; what not everybody may open is only counted."""
    yield Heading("ภาคผนวก หลักฐานของตัวชี้วัด")
    base = content["base"].rstrip("/")
    yield Paragraph("รายการที่เปิดดูได้ทุกคนในหน่วยงาน รายการอื่นนับรวมในตัวเลขแต่แสดงเฉพาะผู้มีสิทธิ", indent_cm=0)
    columns = (_PLACE, Column("รายการ", 7.6), Column("วันที่", 2.4), Column("เปิดดูที่", 4.8))
    rows: list[Row] = []
    for figure in content["figures"]:
        if not figure["records"]:
            continue
        shown = figure["evidence"]
        rows.append(Row((f"{figure['code']} {figure['name']} ({figure['records']} รายการ)",), RowKind.GROUP))
        rows += [
            Row(
                (
                    place,
                    row["label"],
                    date.fromisoformat(row["on"]) if row["on"] else "",
                    f"{base}{row['url']}" if row["url"] else "–",
                )
            )
            for place, row in enumerate(shown, start=1)
        ]
        if len(shown) < figure["records"]:
            rows.append(Row(("", f"และอีก {figure['records'] - len(shown)} รายการ เปิดดูได้ในระบบตามสิทธิ", "", "")))
    if rows:
        yield Table("หลักฐาน", columns, tuple(rows), size_pt=12)
    else:
        yield Paragraph("ยังไม่มีรายการที่นับในตัวชี้วัด")


def _short(value: str | None) -> str:
    return "–" if value is None else number_words(value, "").strip()
