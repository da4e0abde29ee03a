"""The sessions of staff, in the database. An ended one lets nobody in, and yet its row tells whose a form is that comes
late (kept_forms.py): so `clearsessions` takes it out some days after.
"""

from datetime import timedelta

from django.contrib.sessions.backends import db
from django.utils import timezone

#: A form that was left open on a Friday, and a few days of leave.
KEPT_AFTER_THE_END = timedelta(days=7)


class SessionStore(db.SessionStore):
    @classmethod
    def clear_expired(cls) -> None:
        cls.get_model_class().objects.filter(expire_date__lt=timezone.now() - KEPT_AFTER_THE_END).delete()
