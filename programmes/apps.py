from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from icld_site.languages import embeds


class ProgrammesConfig(AppConfig):
    name = "programmes"
    verbose_name = _("Programmes")

    def ready(self) -> None:
        from icld_site.publishing.counting import count_changes  # noqa: PLC0415 - there are no models before
        from icld_site.search import noticing  # noqa: PLC0415

        from . import rulebook, searched  # noqa: PLC0415
        from .embeds import ADDRESS, lines  # noqa: PLC0415

        embeds.register(ADDRESS, lines)
        noticing.register(*searched.SOURCES)
        count_changes(rulebook.COUNTED, *rulebook.READ)
