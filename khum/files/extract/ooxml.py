"""Looking into Office XML by local name, so that transitional and strict files read alike."""

from __future__ import annotations

from docx.oxml.xmlchemy import BaseOxmlElement as Element


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: Element, name: str) -> Element | None:
    """The first child of that name."""
    return next((node for node in element.iterchildren() if local_name(node) == name), None)


def children(element: Element, name: str) -> list[Element]:
    """All children of that name."""
    return [node for node in element.iterchildren() if local_name(node) == name]


def attribute(element: Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def value_of(element: Element | None) -> str | None:
    """The ``val`` attribute, where Word keeps the value of a property."""
    return attribute(element, "val") if element is not None else None
