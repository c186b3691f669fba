"""A warning of personal data before something becomes public: Thai ID numbers, phones, e-mail, names with titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from khum.domain.thai_date import arabic_digits

KINDS_TH = {"id": "เลขประจำตัวประชาชน", "phone": "หมายเลขโทรศัพท์", "email": "อีเมล", "name": "ชื่อบุคคล"}
_ID = re.compile(r"(?<!\d)\d(?:[ -]?\d){12}(?!\d)")
_PHONE = re.compile(r"(?<!\d)0(?:[689]\d(?:[ -]?\d){7}|[2-57](?:[ -]?\d){7})(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
# Words of offices that begin like a title and are no names.
_OFFICES = "ก|อำเภอ|ช่าง|ทะเบียน|จ้าง|ตรวจ|แพทย์|ทหาร|ตำรวจ|สัตวแพทย์|พยาบาล|หน้า|ฯ|แบบ|ไปรษณีย์|ท่า|ด่าน"
_THAI = r"[ก-ฮเ-ไ][ก-ฮะ-์]+"
_NAME = re.compile(
    rf"(?:นางสาว|นาย(?!{_OFFICES})|นาง(?!สาว|พยาบาล|ฟ้า|รำ|เอก)|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง)\s?{_THAI}\s+{_THAI}"
)


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Something in a text that may point to a person; ``shown`` hides most of a number."""

    kind: str
    shown: str

    @property
    def kind_th(self) -> str:
        """Thai name of what it is."""
        return KINDS_TH[self.kind]


def is_thai_id(number: str) -> bool:
    """Whether thirteen digits carry the right check digit of a Thai ID number."""
    if len(number) != 13 or not number.isascii() or not number.isdigit() or number[0] == "0":
        return False
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(number[:12]))
    return (11 - total % 11) % 10 == int(number[12])


def personal_data(text: str) -> tuple[PersonalData, ...]:
    """What looks like personal data, each once, in the order of the text by kind."""
    return tuple(dict.fromkeys(_found(arabic_digits(text))))


def _found(text: str) -> Iterator[PersonalData]:
    rest = text
    for match in _ID.finditer(text):
        number = re.sub(r"[ -]", "", match[0])
        if is_thai_id(number):
            rest = rest.replace(match[0], " ")
            yield PersonalData("id", f"{number[0]}-xxxx-xxxxx-{number[10:12]}-{number[12]}")
    for match in _PHONE.finditer(rest):
        yield PersonalData("phone", f"{match[0][:3]}…{match[0][-2:]}")
    for match in _EMAIL.finditer(rest):
        yield PersonalData("email", match[0])
    for match in _NAME.finditer(rest):
        yield PersonalData("name", match[0])
