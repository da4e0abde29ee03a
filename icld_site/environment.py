"""What the environment says, taken at its word or not at all: no slip of the pen switches off what protects.

An empty value is as if unset. One that isn't understood ends the start, with a message that names the variable.
"""

import os

import environ

SWITCHES = {
    **dict.fromkeys(("1", "true", "yes", "on"), True),
    **dict.fromkeys(("0", "false", "no", "off"), False),
}


class Environment(environ.Env):
    """django-environ's, which would take any word that it doesn't know for "off"."""

    def __init__(self) -> None:
        super().__init__()
        self.ENVIRON = {name: value for name, value in os.environ.items() if value.strip()}

    def switch(self, name: str, *, default: bool) -> bool:
        said = self.ENVIRON.get(name, str(default)).strip()
        if said.lower() not in SWITCHES:
            raise _misunderstood(name, f"one of {', '.join(SWITCHES)}", said)
        return SWITCHES[said.lower()]

    def number(self, name: str, *, default: int, least: int) -> int:
        """A whole number, not below `least`."""
        said = self.ENVIRON.get(name, str(default)).strip()
        if not said.isdecimal() or int(said) < least:
            raise _misunderstood(name, f"a whole number, at least {least}", said)
        return int(said)

    def choice(self, name: str, *choices: str) -> str:
        """One of `choices`, as it is written there; the first where nothing is said."""
        said = self.ENVIRON.get(name, choices[0])
        if said not in choices:
            raise _misunderstood(name, f"one of {', '.join(choices)}", said)
        return said


def _misunderstood(name: str, wanted: str, said: str) -> SystemExit:
    return SystemExit(f"{name} needs {wanted}, not {said!r}.")
