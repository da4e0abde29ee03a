import pytest
import time_machine

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
