import pytest
import time_machine
from django.core.handlers.wsgi import WSGIRequest
from django.http import QueryDict
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]


@pytest.mark.parametrize(
    ("moment", "day"),
    [("2026-09-14T22:30:00+00:00", "2026-09-15"), ("2026-09-14T21:59:59+00:00", "2026-09-14")],
)
def test_a_request_knows_its_moment_and_its_day_in_stockholm(client, moment, day):
    with time_machine.travel(moment, tick=False):
        assert client.get("/sv/clock/").text == f"{moment} {day}"


@pytest.mark.parametrize(("length", "status"), [(8190, 200), (8191, 414)])
def test_addresses_are_read_up_to_8190_bytes(client, length, status):
    address = "/sv/?q=" + "a" * (length - len("/sv/?q="))
    assert client.get(address).status_code == status


def test_a_thousand_parameters_are_read_and_more_are_refused(client):
    assert client.get("/sv/reader/?" + "&".join(f"a{n}=" for n in range(1000))).text == "1000"
    assert client.get("/sv/reader/?" + "&".join(f"a{n}=" for n in range(1001))).status_code == 400


@pytest.mark.parametrize(("size", "status"), [(7 * 1024 * 1024, 403), (7 * 1024 * 1024 + 1, 413)])
def test_a_body_larger_than_any_file_may_be_is_refused_before_it_is_read(settings, monkeypatch, size, status):
    read = []

    def load(request):
        read.append(request)
        request._post = QueryDict()

    monkeypatch.setattr(WSGIRequest, "_load_post_and_files", load)
    settings.LARGEST_UPLOAD = 3 * 1024 * 1024
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "a" * 32
    response = client.post("/sv/", {"a": "b"}, CONTENT_LENGTH=str(size))
    assert (response.status_code, bool(read)) == (status, status == 403)


@pytest.mark.parametrize("size", ["", "-1", "many", "１２"])
def test_a_size_that_cant_be_read_is_none(client, size):
    assert client.get("/sv/", CONTENT_LENGTH=size).status_code == 200
