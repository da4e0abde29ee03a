"""A picture field that only ever stores what `uploads.prepared` made, whichever way a file comes in."""

from io import BytesIO
from typing import Any

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.db import models
from imagefield.fields import ImageField

from .uploads import prepared


class _Ready(InMemoryUploadedFile):
    """A file that has been made ready."""


def made_ready(content: bytes) -> UploadedFile:
    """A file that `prepared` made, now or before it was laid beside the code: it isn't gone through once more."""
    return _Ready(BytesIO(content), None, "picture.webp", "image/webp", len(content), None)


class PictureUpload(forms.ImageField):
    """The form's part: what is wrong with an upload is said in words, and nothing of it is stored."""

    def to_python(self, data: Any) -> UploadedFile | None:
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        return made_ready(prepared(file, file.name, file.size).read())


class PictureField(ImageField):
    """django-imagefield's field, for pictures that are made ready before they are stored."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        return super().formfield(**{"form_class": PictureUpload, **kwargs})

    def save_form_data(self, instance: models.Model, data: Any) -> None:
        """As Django does. imagefield would look at the file once more, through a reader without `readline`, which
        fails on a sound WebP where Pillow happens to try its IM plugin first; `prepared` has looked at it."""
        models.ImageField.save_form_data(self, instance, data)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Raises ValidationError for a file that isn't a picture that may be kept."""
        file = getattr(model_instance, self.attname)
        if file and not file._committed and not isinstance(file.file, _Ready):
            setattr(model_instance, self.attname, prepared(file.file, file.name, file.size))
        return super().pre_save(model_instance, add)
