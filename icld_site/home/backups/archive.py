"""The file of a backup: a tar with the dump of the database, the uploads, and a manifest to hold them to."""

import hashlib
import json
import os
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.core.files.base import File
from django.core.files.storage import Storage, default_storage

from . import BackupError

MANIFEST, DUMP, UPLOADS = "manifest.json", "database", "media/"
#: Made anew from the kept pictures when a visitor asks for them.
MADE_ANEW = "__processed__"
_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `made_at` is a UTC moment in ISO 8601; `rows` the number of rows of each table; `files` the
    SHA-256 of each upload by its name, `dump` that of the dump."""

    made_at: str
    vendor: str
    dump: str
    rows: dict[str, int]
    files: dict[str, str] = field(default_factory=dict)


def write(target: Path, made_at: str, vendor: str, dump: Path, rows: dict[str, int]) -> Manifest:
    """Put it all into a file that appears whole or not at all, and that only its owner may read."""
    draft = target.with_name(f".{target.name}.unfinished")
    try:
        with _for_owner(draft) as raw, tarfile.open(fileobj=raw, mode="w") as tar:
            tar.add(dump, DUMP)
            files = {name: _add(tar, name) for name in files_in(default_storage)}
            manifest = Manifest(made_at, vendor, _sum_of_file(dump), rows, files)
            _add_bytes(tar, MANIFEST, json.dumps(asdict(manifest), indent=1).encode())
            tar.close()
            raw.flush()
            os.fsync(raw.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def verified(source: Path) -> Manifest:
    """Read a backup from end to end. Raises BackupError where anything in it isn't what its manifest says."""
    try:
        with tarfile.open(source, "r:") as tar:
            sums = {member.name: _sum(_file(tar, member)) for member in tar if member.name != MANIFEST}
            manifest = Manifest(**json.load(_file(tar, tar.getmember(MANIFEST))))
    except (OSError, KeyError, TypeError, ValueError, EOFError, tarfile.TarError) as error:
        raise BackupError(f"{source} is not a backup of the portal, or not all of one: {error}") from error
    if not isinstance(manifest.rows, dict) or not isinstance(manifest.files, dict):
        raise BackupError(f"{source} is not a backup of the portal: its manifest has another form.")
    said = {DUMP: manifest.dump} | {UPLOADS + name: checksum for name, checksum in manifest.files.items()}
    if wrong := sorted(name for name in said.keys() | sums.keys() if said.get(name) != sums.get(name)):
        raise BackupError(f"{source} is damaged: {', '.join(wrong[:5])} is not what it was when the backup was made.")
    return manifest


def _file(tar: tarfile.TarFile, member: tarfile.TarInfo) -> BinaryIO:
    """What a member holds. Raises ValueError where it is no file, or one whose name leads out of its folder."""
    path = PurePosixPath(member.name.replace("\\", "/"))
    if not member.isreg() or str(path) != member.name or path.is_absolute() or ".." in path.parts or "\0" in str(path):
        raise ValueError(f"it can't hold {member.name!r}.")
    return tar.extractfile(member)


def unpack_dump(source: Path, folder: Path) -> Path:
    """The dump of the database, laid into a folder."""
    target = folder / DUMP
    with tarfile.open(source) as tar, target.open("wb") as written:
        for chunk in _chunks(tar.extractfile(DUMP)):
            written.write(chunk)
    return target


def unpack_uploads(source: Path, manifest: Manifest) -> int:
    """Store every upload under its own name, and return how many were not there already as they are.

    What is there besides stays: no row leads to it. Raises BackupError where one comes out otherwise than it went in.
    """
    number = 0
    with tarfile.open(source) as tar:
        for name, checksum in manifest.files.items():
            if _stored(name) == checksum:
                continue
            if default_storage.exists(name):
                default_storage.delete(name)
            stored = default_storage.save(name, File(tar.extractfile(UPLOADS + name), name))
            if stored != name or _stored(name) != checksum:
                raise BackupError(f"{name} could not be stored as it was.")
            number += 1
    return number


def files_in(storage: Storage, folder: str = "") -> Iterator[str]:
    """The names of all uploads, in order; neither what is made of them nor what was never finished."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        if not name.startswith(".unfinished-"):
            yield str(PurePosixPath(folder, name))
    for name in sorted(folders):
        if folder or name != MADE_ANEW:
            yield from files_in(storage, str(PurePosixPath(folder, name)))


def _stored(name: str) -> str | None:
    if not default_storage.exists(name):
        return None
    with default_storage.open(name) as file:
        return _sum(file)


def _add(tar: tarfile.TarFile, name: str) -> str:
    """Add an upload, and return its checksum."""
    with default_storage.open(name) as file:
        checksum = _sum(file)
        file.seek(0)
        member = tarfile.TarInfo(UPLOADS + name)
        member.size = file.size
        tar.addfile(member, file)
    return checksum


def _add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    tar.addfile(member, BytesIO(content))


def _sum_of_file(path: Path) -> str:
    with path.open("rb") as file:
        return _sum(file)


def _sum(file: BinaryIO) -> str:
    checksum = hashlib.sha256()
    for chunk in _chunks(file):
        checksum.update(chunk)
    return checksum.hexdigest()


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _for_owner(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb")
