"""For the last administrator who has lost phone and recovery codes; for all others there is a page in admin."""

import logging
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from icld_site.staff import second_factor
from icld_site.staff.models import User

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Takes away somebody's second factor and ends their sessions. The password stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the name that they sign in with")

    def handle(self, *args: object, name: str, **options: object) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"Nobody signs in as {name}.")
        if not second_factor.remove(user):
            raise CommandError(f"{name} has no second factor.")
        logger.warning("a second factor was taken away by a command", extra={"told": {"user": user.pk}})
        self.stdout.write(f"{name} now signs in with the password alone.")
