"""Which pages take a file, and up to how many bytes: none but those that say so here.

An app calls `takes_files` beside its addresses. Until then nothing of a file is read, whatever the address and the kind
of content. A file is kept outside of memory, for as long as its request lasts, and only for somebody signed in.
"""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

# The name of an address, and the most bytes of the file that it takes.
OPENINGS: dict[str, int] = {}
# What else a form sends with a file: its number, its token, the answers beside it.
BESIDE = 100_000


def takes_files(view_name: str, *, most: int) -> None:
    """From now on the page of this name takes one file, of at most so many bytes."""
    OPENINGS[view_name] = most


def most_anywhere() -> int:
    """The most bytes of one request that any page takes for its file."""
    return max(OPENINGS.values(), default=-BESIDE) + BESIDE


def most_at(path: str) -> int:
    """The most bytes of one request that the page at `path` takes for its file; 0 where it takes none."""
    try:
        most = OPENINGS.get(resolve(path).view_name)
    except (Resolver404, ValueError):
        return 0
    return 0 if most is None else most + BESIDE


class FirstFile(TemporaryFileUploadHandler):
    """Keeps the first file of a request, up to `most` bytes. Of a larger one, and of others, nothing more is written.

    It raises nothing on the way: Django would then lose the answers that come after the file, or close the first one.
    """

    def __init__(self, request: HttpRequest, most: int) -> None:
        super().__init__(request)
        self.most, self.files, self.received = most, 0, 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.files += 1
        if self.files == 1:
            super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.files > 1:
            return
        self.received += len(raw_data)
        if not self.is_too_large:
            super().receive_data_chunk(raw_data, start)

    @property
    def is_too_large(self) -> bool:
        return self.received > self.most

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if self.files > 1:
            return None
        if self.is_too_large:
            self.file.close()
            return None
        return super().file_complete(file_size)


def is_file_too_large(request: HttpRequest) -> bool:
    """Whether a file came with this form that is larger than its page takes, and so is not among its files."""
    if request.content_type != "multipart/form-data" or not request.POST:
        return False
    return any(getattr(each, "is_too_large", False) for each in request.upload_handlers)


class Uploads:
    """Middleware: lets a page that takes a file have it. It stands before whatever reads the form, the token's check
    first of all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *rest: object) -> None:
        match = request.resolver_match
        most = OPENINGS.get(match.view_name) if match else None
        if most is not None and request.user.is_authenticated:
            request.upload_handlers = [FirstFile(request, most)]
