"""Keys that no other row ever had."""

import uuid

from django.db import models


class Keyed(models.Model):
    """A row with a key that is never used again, so that an old version of one row can't take the place of another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True
