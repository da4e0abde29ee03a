from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News and projects")

    def ready(self) -> None:
        from icld_site.search import noticing  # noqa: PLC0415 - there are no models before

        from . import searched  # noqa: PLC0415

        noticing.register(*searched.SOURCES)
