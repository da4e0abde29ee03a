import gzip

import brotli
import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]


@pytest.mark.parametrize(
    ("accepted", "coding", "unpack"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip, br;q=0", "gzip", gzip.decompress),
        ("BR ; q=0.5", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
    ],
)
def test_a_page_goes_out_compressed_to_those_who_can_read_it(client, accepted, coding, unpack):
    plain, packed = client.get("/sv/"), client.get("/sv/", headers={"Accept-Encoding": accepted})
    assert packed["Content-Encoding"] == coding
    assert unpack(packed.content) == plain.content
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content)
    assert plain["Vary"] == packed["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accepted", ["", "identity", "gzip;q=0", "br;q=0, gzip; q=0.0", "deflate", "*"])
def test_a_page_goes_out_plain_to_those_who_read_neither(client, accepted):
    response = client.get("/sv/", headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in response
    assert response.content == client.get("/sv/").content


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_public_page_is_packed_to_the_same_bytes_each_time(client, coding):
    first, second = (client.get("/sv/", headers={"Accept-Encoding": coding}).content for _ in range(2))
    assert first == second


def test_a_page_with_a_secret_is_never_packed_so_that_its_length_tells(client):
    assert client.get("/accounts/login/", headers={"Accept-Encoding": "gzip, br"})["Content-Encoding"] == "gzip"


def test_a_page_with_a_secret_is_packed_to_another_length_each_time(client):
    sizes = {len(client.get("/accounts/login/", headers={"Accept-Encoding": "gzip"}).content) for _ in range(20)}
    assert len(sizes) > 1
