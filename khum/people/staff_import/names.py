"""Thai names in one cell: ``นางสาวมาลี ใจงาม`` → prefix, first name, last name."""

from __future__ import annotations

from dataclasses import dataclass

# Longest first, so that นาง does not cut นางสาว in two.
PREFIXES = tuple(
    sorted(
        (
            "นาย", "นาง", "นางสาว", "น.ส.", "ดร.", "ผศ.", "รศ.", "ศ.", "ผศ.ดร.", "รศ.ดร.", "ศ.ดร.",
            "ว่าที่ร้อยตรี", "ว่าที่ร้อยตรีหญิง", "ว่าที่ ร.ต.", "ว่าที่ ร.ต.หญิง", "ว่าที่ร้อยโท",
            "ว่าที่ร้อยเอก", "จ่าเอก", "จ่าโท", "จ่าตรี", "จ่าสิบเอก", "จ่าสิบโท", "จ่าสิบตรี",
            "จ.ส.อ.", "จ.ส.ท.", "จ.ส.ต.", "จ.อ.", "สิบเอก", "สิบโท", "สิบตรี", "ส.อ.", "ส.ท.",
            "ส.ต.", "พันจ่าเอก", "พันจ่าโท", "พันจ่าตรี", "พ.จ.อ.", "พ.จ.ท.", "พ.จ.ต.", "ร้อยตรี",
            "ร้อยโท", "ร้อยเอก", "ร.ต.", "ร.ท.", "ร.อ.", "สิบตำรวจเอก", "สิบตำรวจโท", "ส.ต.อ.",
            "ส.ต.ท.", "ด.ต.", "ดาบตำรวจ", "พันตำรวจโท", "พ.ต.ท.", "พันเอก", "หม่อมหลวง", "ม.ล.",
            "หม่อมราชวงศ์", "ม.ร.ว.",
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts; each may be empty."""

    prefix: str
    first: str
    last: str

    @property
    def key(self) -> str:
        """What makes two spellings the same person: first and last name without spaces."""
        return f"{self.first} {self.last}".replace(" ", "").replace("\u200b", "")


def split_name(text: str) -> Name:
    """Parts of a whole name. What follows the first space after the prefix is the last name."""
    words = " ".join(text.replace("\u200b", "").split())
    prefix = next((word for word in PREFIXES if words.startswith(word) and len(words) > len(word)), "")
    first, _space, last = words.removeprefix(prefix).strip().partition(" ")
    return Name(prefix, first, last.strip())
