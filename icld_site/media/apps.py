from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from icld_site.languages import embeds


class MediaConfig(AppConfig):
    name = "icld_site.media"
    label = "media"
    verbose_name = _("Pictures")

    def ready(self) -> None:
        from .embeds import ADDRESS, figures  # noqa: PLC0415 - there are no models before

        embeds.register(ADDRESS, figures)
