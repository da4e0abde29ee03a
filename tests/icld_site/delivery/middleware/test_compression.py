import gzip

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]


def test_a_page_goes_out_compressed_to_those_who_can_read_it(client):
    plain, packed = client.get("/sv/"), client.get("/sv/", headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content)
    assert "Content-Encoding" not in plain


def test_a_public_page_is_packed_to_the_same_bytes_each_time(client):
    first, second = (client.get("/sv/", headers={"Accept-Encoding": "gzip"}).content for _ in range(2))
    assert first == second


def test_a_page_with_a_secret_is_packed_to_another_length_each_time(client):
    sizes = {len(client.get("/accounts/login/", headers={"Accept-Encoding": "gzip"}).content) for _ in range(20)}
    assert len(sizes) > 1
