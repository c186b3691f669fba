"""Tables of the library; Django finds models here."""

from khum.library.models.acknowledgement import Acknowledgement, Receipt
from khum.library.models.classes import Category, OwnKind, Tag, Term
from khum.library.models.intake import Intake, IntakePage
from khum.library.models.item import Attachment, Band, Draft, DraftSave, Item, Regulation, Relation
from khum.library.models.revision import Review, Revision, Verification
from khum.library.models.use import ErrorReport, ReadCount, Use, Vote

__all__ = [
    "Acknowledgement",
    "Attachment",
    "Band",
    "Category",
    "Draft",
    "DraftSave",
    "ErrorReport",
    "Intake",
    "IntakePage",
    "Item",
    "OwnKind",
    "ReadCount",
    "Receipt",
    "Regulation",
    "Relation",
    "Review",
    "Revision",
    "Tag",
    "Term",
    "Use",
    "Verification",
    "Vote",
]
