from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _

from icld_site.delivery import slow_queries
from icld_site.delivery.sqlite_like import match_all_letters


class DeliveryConfig(AppConfig):
    name = "icld_site.delivery"
    verbose_name = _("Delivery")

    def ready(self) -> None:
        connection_created.connect(match_all_letters, dispatch_uid="sqlite_like")
        connection_created.connect(slow_queries.watch, dispatch_uid="slow_queries")
