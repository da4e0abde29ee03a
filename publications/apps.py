from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicationsConfig(AppConfig):
    name = "publications"
    verbose_name = _("Publications")

    def ready(self) -> None:
        from icld_site.search import noticing  # noqa: PLC0415 - there are no models before

        from . import searched  # noqa: PLC0415

        noticing.register(*searched.SOURCES)
