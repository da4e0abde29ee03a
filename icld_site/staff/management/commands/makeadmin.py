"""`make admin`: an account for the first member of staff, who can make the others in admin."""

import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from icld_site.staff.models import User


class Command(BaseCommand):
    help = "Asks for a name and a password and makes an account that may edit everything."

    def handle(self, *args: object, **options: object) -> None:
        if not sys.stdin.isatty():
            raise CommandError("A name and a password have to be typed: run `make admin` in a terminal.")
        try:
            user = self._name()
            user.set_password(self._password(user))
        except (KeyboardInterrupt, EOFError):
            raise CommandError("Nothing was made.") from None
        user.save()
        self.stdout.write(f"{user.username} can now sign in at /accounts/login/.")

    def _name(self) -> User:
        """Ask until a name is given that an account can have and none has."""
        while True:
            user = User(username=input("Name to sign in with: ").strip(), is_staff=True, is_superuser=True)
            try:
                user.clean_fields(exclude=["password"])
                user.validate_unique()
            except ValidationError as error:
                self._tell(error)
            else:
                return user

    def _password(self, user: User) -> str:
        """Ask until the same good password is typed twice."""
        while True:
            password = getpass.getpass("Password: ")
            try:
                validate_password(password, user)
            except ValidationError as error:
                self._tell(error)
                continue
            if getpass.getpass("Password again: ") == password:
                return password
            self.stderr.write("The two were not the same.")

    def _tell(self, error: ValidationError) -> None:
        self.stderr.write("\n".join(error.messages))
