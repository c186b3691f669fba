"""Taking an upload off the network without filling the disk, also when the sender does not say how long it is."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

from khum.files.guard import MAX_BYTES


class BoundedUploadHandler(FileUploadHandler):
    """Stands before Django's own handlers and drops what comes after the longest allowed file.

    One chunk beyond it passes, so that the file's size says "too large" to whoever checks it.
    """

    passed = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Count each file for itself."""
        super().new_file(*args, **kwargs)
        self.passed = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass the chunk on, or drop it."""
        if self.passed > MAX_BYTES:
            return None
        self.passed += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
