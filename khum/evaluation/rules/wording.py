"""Text that the figures suggest, in plain Thai: a draft to be read and changed before signing, never the last word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from khum.domain.levels import IndicatorLevel
from khum.domain.thai_date import long_date
from khum.evaluation.rules.reports import Part
from khum.plans.rules.achievement import Achievement

Content = Mapping[str, Any]
MOST_POINTS = 12
_LATE = "late"
_HUNDREDTH = Decimal("0.01")


def suggested(part: Part, content: Content) -> str:
    """The text of a part, from the content of a report; lines that begin with a dash are points."""
    return _RULES[part](content).strip()


def number_words(value: str | None, unit: str) -> str:
    """A figure with its unit, rounded as the charts round it; words where there is nothing to measure."""
    if value is None:
        return "ไม่มีข้อมูล"
    # Adding 0 takes the sign off a rounded nothing.
    rounded = Decimal(value).quantize(_HUNDREDTH, ROUND_HALF_UP) + 0
    told = f"{rounded:,f}".rstrip("0").rstrip(".")
    return f"{told}%" if unit == "%" else f"{told} {unit}"


def judged(content: Content) -> list[Mapping[str, Any]]:
    """Figures that have a target which judges them."""
    return [row for row in content["figures"] if row["achievement"] != Achievement.NONE.value]


def counted(content: Content) -> Counter[str]:
    """How many figures reached their target, may still, or missed it."""
    return Counter(row["achievement"] for row in judged(content))


def activities(content: Content) -> list[Mapping[str, Any]]:
    """Every activity of the plan in its order."""
    return [row for table in content["tables"] for row in table["activities"]]


def _preface(content: Content) -> str:
    start, end = (long_date(date.fromisoformat(content[name])) for name in ("start", "end"))
    return (
        f"{content['organisation']} จัดทำ{content['title']} เพื่อรายงานผลการดำเนินงานตามแผนการจัดการความรู้ต่อผู้บริหาร "
        f"โดยใช้ข้อมูลระหว่างวันที่ {start} ถึงวันที่ {end}\n"
        "ตัวเลขทุกตัวในรายงานนี้นับจากบันทึกการทำงานจริงในระบบ ผู้อ่านเปิดดูหลักฐานของแต่ละตัวเลขได้จากภาคผนวก\n"
        "หวังว่ารายงานนี้จะเป็นประโยชน์ต่อการปรับปรุงการจัดการความรู้ของหน่วยงานในระยะต่อไป"
    )


def _summary(content: Content) -> str:
    lines = []
    found, known = counted(content), len(judged(content))
    if known:
        met = found[Achievement.MET.value]
        lines.append(
            f"ตัวชี้วัดที่กำหนดเป้าหมายและมีข้อมูลแล้วมี {known} ตัว บรรลุเป้าหมาย {met} ตัว คิดเป็นร้อยละ {100 * met / known:.0f} "
            f"ยังไม่ถึงเป้าหมาย {found[Achievement.AT_RISK.value]} ตัว และไม่บรรลุเป้าหมาย {found[Achievement.MISSED.value]} ตัว"
        )
    else:
        lines.append("ยังไม่มีตัวชี้วัดที่เทียบกับเป้าหมายได้")
    rows = activities(content)
    if rows:
        states = Counter(row["state"] for row in rows)
        late = sum(bool(row[_LATE]) for row in rows)
        lines.append(
            f"แผนมีกิจกรรม {len(rows)} กิจกรรม แล้วเสร็จ {states['done']} กิจกรรม "
            f"อยู่ระหว่างดำเนินการ {states['running']} กิจกรรม ยังไม่เริ่ม {states['planned']} กิจกรรม"
            + (f" ยกเลิก {states['dropped']} กิจกรรม" if states["dropped"] else "")
            + (f" ในจำนวนนี้ล่าช้ากว่ากำหนด {late} กิจกรรม" if late else " และไม่มีกิจกรรมที่ล่าช้า")
        )
    strengths = [row["text"] for row in content["findings"] if row["weight"] == "strength"]
    lines += _listed("จุดเด่นที่คณะกรรมการพบ ได้แก่", strengths)
    lines += _listed("เรื่องที่ต้องแก้ไข ได้แก่", [row["text"] for row in content["findings"] if row["weight"] == "major"])
    if content["recommendations"]:
        lines.append(f"คณะกรรมการมีข้อเสนอแนะต่อผู้บริหาร {len(content['recommendations'])} ข้อ")
    return "\n".join(lines)


def _results(content: Content) -> str:
    lines: list[str] = []
    for level in IndicatorLevel:
        rows = [row for row in judged(content) if row["level"] == level.value]
        if not rows:
            continue
        met = sum(row["achievement"] == Achievement.MET.value for row in rows)
        lines.append(f"ตัวชี้วัดระดับ{level.label_th} มี {len(rows)} ตัว บรรลุเป้าหมาย {met} ตัว")
        lines += [f"- {_told(row)}" for row in rows]
    return "\n".join(lines) or "ยังไม่มีตัวชี้วัดที่เทียบกับเป้าหมายได้ ผลของตัวชี้วัดอื่นแสดงในตาราง"


def _problems(content: Content) -> str:
    lines: list[str] = []
    rows = activities(content)
    lines += _listed("กิจกรรมที่ล่าช้ากว่ากำหนด ได้แก่", [row["title"] for row in rows if row[_LATE]])
    lines += _listed(
        "ปัญหาที่ผู้รับผิดชอบรายงาน ได้แก่", [f"{row['title']}: {row['problem']}" for row in rows if row["problem"]]
    )
    missed = [_told(row) for row in judged(content) if row["achievement"] == Achievement.MISSED.value]
    lines += _listed("ตัวชี้วัดที่ไม่บรรลุเป้าหมาย ได้แก่", missed)
    lines += _listed("ข้อสังเกตเกี่ยวกับหลักฐาน ได้แก่", content["doubts"])
    return "\n".join(lines) or "ไม่มีปัญหาหรืออุปสรรคที่รายงานในช่วงนี้"


def _suggestions(content: Content) -> str:
    lines = _listed(
        "คณะกรรมการเสนอแนะต่อผู้บริหาร ดังนี้",
        [f"{row['text']} ({row['state_th']})" for row in content["recommendations"]],
    )
    own = [f"{row['title']}: {row['suggestion']}" for row in activities(content) if row["suggestion"]]
    lines += _listed("ข้อเสนอแนะของผู้รับผิดชอบกิจกรรม ได้แก่", own)
    return "\n".join(lines) or "ไม่มีข้อเสนอแนะเพิ่มเติม"


def _next(content: Content) -> str:
    accepted = [row for row in content["recommendations"] if row["state"] == "accepted"]
    lines = _listed(
        "ดำเนินการตามข้อเสนอแนะที่ผู้บริหารเห็นชอบ ดังนี้",
        [
            f"{row['text']} โดย{row['owner']} ภายในวันที่ {long_date(date.fromisoformat(row['due_on']))}"
            for row in accepted
        ],
    )
    at_risk = [
        f"{row['name']} ({number_words(row['value'], row['unit'])} เป้าหมาย{row['target']}) "
        f"ก่อนวันตัดสินผล {long_date(date.fromisoformat(row['decided_on']))}"
        for row in judged(content)
        if row["achievement"] == Achievement.AT_RISK.value
    ]
    lines += _listed("เร่งรัดตัวชี้วัดที่ยังไม่ถึงเป้าหมาย ได้แก่", at_risk)
    late = [f"{row['title']} (ผู้รับผิดชอบ: {row['owner'] or 'ยังไม่ระบุ'})" for row in activities(content) if row[_LATE]]
    lines += _listed("ติดตามกิจกรรมที่ล่าช้า ได้แก่", late)
    return "\n".join(lines) or "ดำเนินกิจกรรมตามแผนการจัดการความรู้และติดตามผลอย่างต่อเนื่อง"


def _told(row: Mapping[str, Any]) -> str:
    state = Achievement(row["achievement"]).label_th
    return f"{row['name']} ได้ {number_words(row['value'], row['unit'])} เป้าหมาย{row['target']} {state}"


def _listed(head: str, points: Iterable[str]) -> list[str]:
    """A head with its points, the first dozen; nothing where there is no point."""
    found = [" ".join(point.split()) for point in points]
    if not found:
        return []
    more = [f"- และอีก {len(found) - MOST_POINTS} รายการ"] if len(found) > MOST_POINTS else []
    return [head, *(f"- {point}" for point in found[:MOST_POINTS]), *more]


_RULES: dict[Part, Callable[[Content], str]] = {
    Part.PREFACE: _preface,
    Part.SUMMARY: _summary,
    Part.RESULTS: _results,
    Part.PROBLEMS: _problems,
    Part.SUGGESTIONS: _suggestions,
    Part.NEXT: _next,
}
