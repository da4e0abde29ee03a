from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "icld_site.publishing"
    label = "publishing"
    verbose_name = _("Publishing")

    def ready(self) -> None:
        from .versions import watch  # noqa: PLC0415 - there are no models before

        connection_created.connect(watch)
