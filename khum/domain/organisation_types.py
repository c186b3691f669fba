"""Types of Thai local government and the titles that follow from them (row 126)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Titles:
    """The words that official papers of one type of council use."""

    full: str
    short: str
    chief_executive: str
    permanent_secretary: str
    office: str
    staff: str
    area: str


class OrganisationType(StrEnum):
    """The legal type of a council."""

    TAMBON = "tambon"
    TAMBON_MUNICIPALITY = "tambon_municipality"
    TOWN_MUNICIPALITY = "town_municipality"
    CITY_MUNICIPALITY = "city_municipality"
    PROVINCIAL = "provincial"

    @property
    def titles(self) -> Titles:
        """Titles of this type."""
        return _TITLES[self]

    @property
    def label_th(self) -> str:
        """Thai name of the type."""
        return _TITLES[self].full

    @property
    def label_en(self) -> str:
        """English name of the type."""
        return _LABELS_EN[self]


def _municipality(full: str) -> Titles:
    return Titles(
        full=full,
        short=full,
        chief_executive="นายกเทศมนตรี",
        permanent_secretary="ปลัดเทศบาล",
        office="สำนักปลัดเทศบาล",
        staff="พนักงานเทศบาล",
        area="เทศบาล",
    )


_TITLES = {
    OrganisationType.TAMBON: Titles(
        full="องค์การบริหารส่วนตำบล",
        short="อบต.",
        chief_executive="นายกองค์การบริหารส่วนตำบล",
        permanent_secretary="ปลัดองค์การบริหารส่วนตำบล",
        office="สำนักปลัดองค์การบริหารส่วนตำบล",
        staff="พนักงานส่วนตำบล",
        area="ตำบล",
    ),
    OrganisationType.TAMBON_MUNICIPALITY: _municipality("เทศบาลตำบล"),
    OrganisationType.TOWN_MUNICIPALITY: _municipality("เทศบาลเมือง"),
    OrganisationType.CITY_MUNICIPALITY: _municipality("เทศบาลนคร"),
    OrganisationType.PROVINCIAL: Titles(
        full="องค์การบริหารส่วนจังหวัด",
        short="อบจ.",
        chief_executive="นายกองค์การบริหารส่วนจังหวัด",
        permanent_secretary="ปลัดองค์การบริหารส่วนจังหวัด",
        office="สำนักปลัดองค์การบริหารส่วนจังหวัด",
        staff="ข้าราชการองค์การบริหารส่วนจังหวัด",
        area="จังหวัด",
    ),
}

_LABELS_EN = {
    OrganisationType.TAMBON: "Tambon administrative organisation",
    OrganisationType.TAMBON_MUNICIPALITY: "Tambon municipality",
    OrganisationType.TOWN_MUNICIPALITY: "Town municipality",
    OrganisationType.CITY_MUNICIPALITY: "City municipality",
    OrganisationType.PROVINCIAL: "Provincial administrative organisation",
}
