"""Files that are sent to us: kept in memory only, never on a disk, and no more of them than a list needs."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

MOST_BYTES = 20 * 1024 * 1024


class InMemory(FileUploadHandler):
    """Keeps a file of up to 20 MB. Of a larger one the rest is read and forgotten, and the request says so."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept: BytesIO | None = BytesIO()
        if (self.content_length or 0) > MOST_BYTES:
            raise self._too_large()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.kept is None or start + len(raw_data) > MOST_BYTES:
            raise self._too_large()
        self.kept.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if self.kept is None:
            return None
        return SimpleUploadedFile(self.file_name or "", self.kept.getvalue(), self.content_type or "")

    def _too_large(self) -> SkipFile:
        self.kept = None
        self.request.file_too_large = True  # type: ignore[union-attr]  # our own mark, read by the view
        return SkipFile()
