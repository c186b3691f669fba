"""Divisions that a new council most likely has, by its legal type; the wizard offers them for editing."""

from __future__ import annotations

from khum.domain.organisation_types import OrganisationType

_COMMON = ("กองคลัง", "กองช่าง")
_AUDIT = "หน่วยตรวจสอบภายใน"
_MUNICIPALITY = (
    *_COMMON,
    "กองสาธารณสุขและสิ่งแวดล้อม",
    "กองยุทธศาสตร์และงบประมาณ",
    "กองการศึกษา",
    "กองสวัสดิการสังคม",
)
_AFTER_THE_OFFICE: dict[OrganisationType, tuple[str, ...]] = {
    OrganisationType.TAMBON: (
        *_COMMON,
        "กองการศึกษา ศาสนาและวัฒนธรรม",
        "กองสวัสดิการสังคม",
        "กองสาธารณสุขและสิ่งแวดล้อม",
    ),
    OrganisationType.TAMBON_MUNICIPALITY: _MUNICIPALITY,
    OrganisationType.TOWN_MUNICIPALITY: (*_MUNICIPALITY, "กองการเจ้าหน้าที่"),
    OrganisationType.CITY_MUNICIPALITY: (
        "สำนักคลัง",
        "สำนักช่าง",
        "สำนักสาธารณสุขและสิ่งแวดล้อม",
        "สำนักการศึกษา",
        "กองยุทธศาสตร์และงบประมาณ",
        "กองสวัสดิการสังคม",
        "กองการเจ้าหน้าที่",
    ),
    OrganisationType.PROVINCIAL: (
        "สำนักงานเลขานุการองค์การบริหารส่วนจังหวัด",
        "กองยุทธศาสตร์และงบประมาณ",
        "กองคลัง",
        "กองช่าง",
        "กองการศึกษา ศาสนาและวัฒนธรรม",
        "กองสาธารณสุข",
        "กองพัสดุและทรัพย์สิน",
        "กองการเจ้าหน้าที่",
    ),
}


def ready_list(kind: OrganisationType) -> tuple[str, ...]:
    """Names in the order of an official chart: the permanent secretary's office first, internal audit last."""
    return (kind.titles.office, *_AFTER_THE_OFFICE[kind], _AUDIT)
