from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "icld_site.publishing"
    label = "publishing"
    verbose_name = _("Publishing")

    def ready(self) -> None:
        from . import counting, versions  # noqa: PLC0415 - there are no models before

        connection_created.connect(versions.watch)
        post_migrate.connect(counting.begin, sender=self)
