from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.utils.translation import gettext_lazy as _

from icld_site.staff.models import User


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Django's own page for a user, with the language that admin speaks."""

    list_display = ("username", "first_name", "last_name", "email", "language", "is_staff")
    list_filter = (*DjangoUserAdmin.list_filter, "language")
    fieldsets = (*DjangoUserAdmin.fieldsets, (_("Language"), {"fields": ("language",)}))
    add_fieldsets = (*DjangoUserAdmin.add_fieldsets, (_("Language"), {"fields": ("language",)}))
