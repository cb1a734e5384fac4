import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.urls import resolve
from waitress.adjustments import Adjustments

from groundwork import uploads
from peersupport import server
from peersupport.bodies import is_too_large

MOST = 3_000_000
PATH = "/help/"


@pytest.fixture
def opening(monkeypatch):
    monkeypatch.setattr(uploads, "OPENINGS", {})
    uploads.takes_files(resolve(PATH).view_name, most=MOST)


class Somebody:
    is_authenticated = True


def sent(rf, *sizes, path=PATH, user=None):
    """A request with files of these sizes, as a page gets it."""
    data = {f"file{number}": SimpleUploadedFile("a.csv", b"x" * size) for number, size in enumerate(sizes)}
    request = rf.post(path, data | {"name": "Ada"})
    request.user, request.resolver_match = user or Somebody(), resolve(path)
    uploads.Uploads(None).process_view(request)
    return request


def test_a_page_that_takes_files_gets_one(rf, opening):
    request = sent(rf, MOST)
    file = request.FILES["file0"]
    assert file.size == MOST
    assert file.temporary_file_path()
    request.close()


def test_a_file_over_the_limit_is_not_kept(rf, opening):
    request = sent(rf, MOST + 1)
    assert request.FILES == {}
    assert request.POST["name"] == "Ada"
    assert uploads.is_file_too_large(request)


def test_beyond_the_limit_nothing_is_written(rf, opening, monkeypatch):
    written = []
    keep = TemporaryFileUploadHandler.receive_data_chunk
    monkeypatch.setattr(
        TemporaryFileUploadHandler,
        "receive_data_chunk",
        lambda self, data, start: written.append(len(data)) or keep(self, data, start),
    )
    assert sent(rf, MOST + 200_000).FILES == {}
    assert sum(written) <= MOST


def test_a_second_file_is_not_kept(rf, opening):
    request = sent(rf, 10, 20)
    assert {name: file.read() for name, file in request.FILES.items()} == {"file0": b"x" * 10}
    assert request.POST["name"] == "Ada"
    assert not uploads.is_file_too_large(request)
    request.close()


def test_no_other_page_gets_it(rf, opening):
    assert sent(rf, 10, path="/healthz/").FILES == {}


def test_nobody_gets_it_who_is_not_signed_in(rf, opening):
    assert sent(rf, 10, user=AnonymousUser()).FILES == {}


def test_only_that_address_reads_so_much(opening):
    assert not is_too_large(PATH, MOST)
    assert is_too_large(PATH, MOST + uploads.BESIDE + 1)
    assert [is_too_large(path, MOST) for path in ("/", "/nowhere/", "", "/help/x")] == [True] * 4


def test_an_address_is_looked_up_once_however_many_pieces_come(opening, monkeypatch):
    asked = []
    monkeypatch.setattr(server, "is_too_large", lambda path, length: asked.append(path))
    parser = server.Parser(Adjustments())
    parser.received(f"POST {PATH} HTTP/1.1\r\nContent-Length: {MOST}\r\n\r\n".encode())
    for _ in range(3):
        parser.received(b"x" * (MOST // 3))
    assert parser.completed
    assert not parser.error
    assert asked == [PATH]
    parser.close()


def test_without_openings_forms_alone_are_read(monkeypatch):
    monkeypatch.setattr(uploads, "OPENINGS", {})
    assert uploads.most_anywhere() == 0
    assert is_too_large(PATH, 2_500_001)
    assert not is_too_large(PATH, 2_500_000)
