"""Uploads in a bucket, against moto's server: the same pages, pictures and files as from a folder."""

from contextlib import suppress
from uuid import uuid4

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from moto.server import ThreadedMotoServer

from icld_site.home.backups.archive import files_in
from icld_site.media.models import Picture
from icld_site.publishing.storage import undone_with_the_rows
from publications.files import file_address
from tests.icld_site.media.odd_files import coloured, saved
from tests.publications.test_files import kept, row_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),  # moto's and botocore's own
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def store(settings, monkeypatch):
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    name = f"uploads-{uuid4().hex}"
    for variable, value in {
        "AWS_ENDPOINT_URL_S3": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "eu-north-1",
        "AWS_MAX_ATTEMPTS": "1",
    }.items():
        monkeypatch.setenv(variable, value)
    boto3.client("s3").create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})
    bucket = {"BACKEND": "icld_site.publishing.bucket.Bucket", "OPTIONS": {"bucket_name": name}}
    settings.STORAGES = settings.STORAGES | {"default": bucket}
    yield server
    server.stop()


@pytest.mark.usefixtures("store")
def test_a_picture_and_its_variants_lie_in_the_bucket_and_go_out_by_our_addresses(client):
    row = Picture.objects.create(
        title="Hamn", is_decorative=True, file=ContentFile(saved(coloured(), "JPEG"), name="hamn.jpg")
    )
    url = row.file.row_480_webp
    assert url.startswith("/media/__processed__/")
    response = client.get(url)
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert b"".join(response).startswith(b"RIFF")
    assert {f"kept/{row.pk}.webp", url.removeprefix("/media/")} <= {
        stored.key for stored in default_storage.bucket.objects.all()
    }


@pytest.mark.usefixtures("store")
def test_a_report_is_sent_from_the_bucket_whole_or_in_part(client):
    row = kept(row_of(), b"%PDF-1.7 words").file
    url = file_address(row.publication, row, "sv")
    assert b"".join(client.get(url)) == b"%PDF-1.7 words"
    assert b"".join(client.get(url, headers={"Range": "bytes=0-3"})) == b"%PDF"


@pytest.mark.usefixtures("store")
def test_what_is_stored_in_vain_is_taken_back_and_the_rest_is_in_a_backup():
    default_storage.save("documents/2018/mall.txt", ContentFile(b"kept"))
    with suppress(ZeroDivisionError), undone_with_the_rows():
        default_storage.save("documents/2018/other.txt", ContentFile(b"x"))
        1 / 0  # noqa: B018
    assert list(files_in(default_storage)) == ["documents/2018/mall.txt"]


def test_a_store_that_is_away_is_told_by_readyz(client, store):
    assert client.get("/readyz").status_code == 200
    store.stop()
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"away: storage\n")
