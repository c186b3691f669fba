"""Tables of people; Django finds models here."""

from khum.people.models.committee import Committee, Seat
from khum.people.models.organisation import Division, Organisation
from khum.people.models.person import Person
from khum.people.models.position import Holding, Position, RoleGrant
from khum.people.models.staff_import import StaffImport

__all__ = ["Committee", "Division", "Holding", "Organisation", "Person", "Position", "RoleGrant", "Seat", "StaffImport"]
