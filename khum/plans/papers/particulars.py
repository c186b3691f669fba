"""What a plan document says besides the content of the plan: the council, its emblem, who signed, what is appended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khum.domain.organisation_types import Titles
from khum.papers.values import Picture


@dataclass(frozen=True, slots=True)
class Signer:
    """Who stands under a signature block; an empty name leaves dots to write on."""

    role: str
    name: str = ""
    position: str = ""
    acting_for: str = ""
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A line of the appendix: an order, a piece of evidence, with the date it carries."""

    title: str
    detail: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Particulars:
    """Everything about the document that is not in the plan itself."""

    titles: Titles
    place: str
    dated: date
    emblem: Picture | None = None
    amendment: int = 0
    amendment_reason: str = ""
    is_draft: bool = True
    signers: tuple[Signer, ...] = ()
    attachments: tuple[Attachment, ...] = ()
