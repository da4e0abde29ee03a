from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.utils.translation import gettext_lazy as _


class StaffConfig(AppConfig):
    name = "icld_site.staff"
    verbose_name = _("Staff")
    default = True


class AdminConfig(admin.AdminConfig):
    """Django's admin on a site of ours, whose sign-in is the portal's own."""

    default_site = "icld_site.staff.site.AdminSite"
    default = False
