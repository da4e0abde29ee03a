"""Uploads in a store of the S3 kind, for when the portal runs on more than one machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urljoin

from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

from .storage import Undoable


class Bucket(Undoable, S3Storage):
    """The bucket is private: what is in it goes out by the portal's own addresses, as from a folder.

    So nothing of a page changes with where its pictures lie, and what may not be seen isn't. A store that doesn't
    answer raises OSError, as a disk does.
    """

    def url(self, name: str, *args: object, **kwargs: object) -> str:
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name))

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        with _as_a_disk():
            return super().listdir(name)

    def exists(self, name: str) -> bool:
        with _as_a_disk():
            return super().exists(name)

    def _open(self, name: str, mode: str = "rb") -> File:
        with _as_a_disk():
            return super()._open(name, mode)


@contextmanager
def _as_a_disk() -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise OSError(f"The bucket does not answer: {error}") from error
