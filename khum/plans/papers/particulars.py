"""What a plan document says besides the content of the plan: the council, its emblem, who signed, what is appended."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


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
    """Everything about the document that is not in the plan itself.

    ``emblem_sha256`` names the picture by its hash, so that a frozen version keeps the emblem it had.
    """

    place: str
    dated: date
    emblem_sha256: str = ""
    amendment: int = 0
    amendment_reason: str = ""
    is_draft: bool = True
    signers: tuple[Signer, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def to_json(particulars: Particulars) -> dict[str, Any]:
    """As plain JSON values; ``from_json`` reads them back."""
    return {
        **asdict(particulars),
        "dated": particulars.dated.isoformat(),
        "signers": [_dated_out(asdict(signer), "signed_on") for signer in particulars.signers],
        "attachments": [_dated_out(asdict(attachment), "dated") for attachment in particulars.attachments],
    }


def from_json(document: dict[str, Any]) -> Particulars:
    """Read what :func:`to_json` wrote."""
    return Particulars(
        **{
            **document,
            "dated": date.fromisoformat(document["dated"]),
            "signers": tuple(Signer(**_dated_in(signer, "signed_on")) for signer in document["signers"]),
            "attachments": tuple(Attachment(**_dated_in(item, "dated")) for item in document["attachments"]),
        }
    )


def _dated_out(values: dict[str, Any], name: str) -> dict[str, Any]:
    return {**values, name: values[name].isoformat() if values[name] else None}


def _dated_in(values: dict[str, Any], name: str) -> dict[str, Any]:
    return {**values, name: date.fromisoformat(values[name]) if values[name] else None}
