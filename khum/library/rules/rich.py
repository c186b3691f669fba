"""The rich body of an item: cleaned HTML of few elements, and its plain text for search, comparison and print."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement, tostring

import nh3

LONGEST = 400_000
_BLOCKS = ("p", "h2", "h3", "h4", "li", "blockquote", "figcaption", "tr", "br", "hr", "pre")
_TAGS = {
    *{"p", "br", "hr", "h2", "h3", "h4", "strong", "em", "u", "s", "sub", "sup", "blockquote", "pre", "code"},
    *{"ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img"},
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
}
# Pictures come from this installation only: nothing on a page is loaded from elsewhere.
_PICTURE = re.compile(r"^/(?:files|library/pictures)/[0-9]+/$")
_NUMBER = re.compile(r"^[0-9]{1,4}$")
_ELEMENT = re.compile(r"</?[a-z]", re.I)
# Word pastes its headings of the first level and its own elements; they become ours.
_OF_WORD = ((re.compile(r"<(/?)h1\b", re.I), r"<\1h2"), (re.compile(r"<(/?)h[56]\b", re.I), r"<\1h4"))


def clean(text: str) -> str:
    """Safe HTML of what an editor, Word or a hand made: scripts, styles, classes and foreign pictures are gone.

    Text without any element becomes paragraphs, so that the editor may be a plain box.
    """
    text = text[:LONGEST].replace("\0", "")
    if not _ELEMENT.search(text):
        text = from_plain(text)
    for pattern, ours in _OF_WORD:
        text = pattern.sub(ours, text)
    return nh3.clean(
        text,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    ).strip()


def _attribute(tag: str, name: str, value: str) -> str | None:
    if tag == "img" and name == "src":
        return value if _PICTURE.match(value) else None
    if name in {"width", "height", "colspan", "rowspan", "start"}:
        return value if _NUMBER.match(value) else None
    return value


def from_plain(text: str) -> str:
    """Paragraphs of plain text: an empty line ends one, a single break stays a break."""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    return "".join(_paragraph(part.splitlines()) for part in paragraphs)


def _paragraph(lines: list[str]) -> str:
    element = Element("p")
    element.text = lines[0]
    for line in lines[1:]:
        SubElement(element, "br").tail = line
    return tostring(element, encoding="unicode", method="html")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in {"td", "th"}:
            self.parts.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain(body: str) -> str:
    """The words of a cleaned body, a line a block, cells parted by tabs.

    >>> plain("<h2>ก</h2><p>ข<br>ค</p>")
    'ก\\nข\\nค'
    """
    reader = _Text()
    reader.feed(body)
    reader.close()
    lines = (" ".join(line.split(" ")).strip() for line in "".join(reader.parts).splitlines())
    return "\n".join(line for line in lines if line)
