"""Reading and comparing targets."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.targets import Target, is_met, read_target


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("บุคลากรอย่างน้อย ๕๐% ของหน่วยงาน", Target("ge", Decimal(50), "%")),
        ("ร้อยละ ๘๐ ของผู้เข้าอบรม", Target("ge", Decimal(80), "%")),
        ("ไม่เกิน 3 วัน", Target("le", Decimal(3), "วัน")),
        ("เอกสาร ๑ ฉบับ", Target("ge", Decimal(1), "ฉบับ")),
        ("อย่างน้อยเดือนละ ๑ ครั้ง", Target("ge", Decimal(1), "ครั้ง")),
        ("ตามระเบียบ พ.ศ. ๒๕๔๖ อย่างน้อย ๓ ช่องทาง", Target("ge", Decimal(3), "ช่องทาง")),
        ("1,250 คน", Target("ge", Decimal(1250), "คน")),
        ("มีจำนวนการเข้าถึงฐานข้อมูล", None),
        ("แผนปี ๒๕๖๒", None),
        ("", None),
    ],
)
def test_reads_the_number_that_officials_mean(text: str, expected: Target | None) -> None:
    assert read_target(text) == expected


@given(st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2), st.sampled_from(["ge", "le"]))
def test_more_never_turns_at_least_into_missed(low: Decimal, step: Decimal, operator: str) -> None:
    target = Target(operator, Decimal(500))
    better = low + step if operator == "ge" else low - step
    assert is_met(better, target) or not is_met(low, target)


@given(st.text(max_size=300))
def test_any_text_is_read_without_failing(text: str) -> None:
    read_target(text)
