"""An extracted document as JSON, between the reading process and the one that asked."""

from __future__ import annotations

import json
import re
from typing import Any

from khum.domain.extracted import ExtractedDocument, Paragraph, Table
from khum.files.refusals import FileRefused, Refusal

# Control characters say nothing to a reader, and PostgreSQL refuses U+0000; lone surrogates have no UTF-8.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def dump_document(document: ExtractedDocument) -> bytes:
    """The answer that carries a document."""
    return _dump(
        {
            "format": document.source_format,
            "warnings": list(document.warnings),
            "blocks": [_block(block) for block in document.blocks],
        }
    )


def dump_refusal(code: Refusal, detail: str) -> bytes:
    """The answer that carries a refusal."""
    return _dump({"refused": code.value, "detail": _plain(detail)})


def load(answer: bytes) -> ExtractedDocument:
    """The document in an answer; raises the :class:`FileRefused` that stands there instead."""
    message = json.loads(answer)
    if "refused" in message:
        raise FileRefused(Refusal(message["refused"]), message["detail"])
    return ExtractedDocument(
        blocks=tuple(_from_block(block) for block in message["blocks"]),
        source_format=message["format"],
        warnings=tuple(message["warnings"]),
    )


def _dump(message: dict[str, Any]) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()


def _block(block: Paragraph | Table) -> list[Any]:
    place = [block.page, _plain(block.where)]
    if isinstance(block, Paragraph):
        return [*place, _plain(block.text)]
    return [*place, [[_plain(cell) for cell in row] for row in block.rows]]


def _from_block(block: list[Any]) -> Paragraph | Table:
    page, where, content = block
    if isinstance(content, str):
        return Paragraph(content, page, where)
    return Table(tuple(tuple(row) for row in content), page, where)


def _plain(text: str) -> str:
    return _UNSTORABLE.sub("", text)
