"""What can go wrong with a paper; each error says it in its own words."""

from __future__ import annotations


class PaperError(Exception):
    """A paper that cannot be described or printed."""


class UnevenTableError(PaperError):
    """A row of a table has more or fewer cells than the table has columns."""

    def __init__(self, table: str, where: str, width: int) -> None:
        """Name the table, the place and the number of columns."""
        super().__init__(f"{where} of table {table!r} does not fill its {width} columns")


class TextTooLongError(PaperError):
    """One text is longer than any paper needs; cutting it silently would falsify the paper."""

    def __init__(self, start: str, length: int, limit: int) -> None:
        """Show how the text begins, its length and the limit, both in characters."""
        super().__init__(f"text of {length} characters, more than {limit}: {start[:40]}…")
        self.start, self.limit = start[:40], limit


class BadPictureError(PaperError):
    """Bytes that are no PNG or JPEG of a printable size."""


class PrintingError(PaperError):
    """The printer refused the paper; the message is the printer's own."""


class PrintingTimeoutError(PrintingError):
    """The printer took longer than it may."""


class NoTableError(PaperError):
    """A paper without tables has nothing to give to a spreadsheet."""

    def __init__(self, title: str) -> None:
        """Name the paper."""
        super().__init__(f"{title!r} holds no table")


class UnknownKindError(PaperError):
    """No app has registered this kind of paper."""

    def __init__(self, code: str) -> None:
        """Name the code."""
        super().__init__(f"no paper of kind {code!r}")
