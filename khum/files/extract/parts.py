"""Reading the XML parts of an archive: no entity is replaced, nothing is fetched, no tree of absurd depth is built."""

from __future__ import annotations

import zipfile

from lxml import etree

from khum.files.refusals import FileRefused, Refusal


def parse(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """The root of a part; raises :class:`FileRefused` for broken XML and for a part that is not there."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(archive.read(name), parser)
    except (etree.XMLSyntaxError, KeyError) as error:
        raise FileRefused(Refusal.CORRUPTED, f"{name}: {error}") from error


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value_of(element: etree._Element, name: str) -> str | None:
    """An attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)
