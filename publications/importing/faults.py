"""What can be wrong with a file or a row, as a code and what it is about; `words` says it in a language."""

import dataclasses
from collections.abc import Mapping
from typing import Any


@dataclasses.dataclass(frozen=True)
class Fault:
    """`field` is the one that it is about, empty for a row or a file as a whole; `params` is put into the words."""

    code: str
    field: str = ""
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "field": self.field, "params": dict(self.params)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Fault":
        return cls(stored["code"], stored["field"], stored["params"])


class Unreadable(Exception):  # noqa: N818
    """A file out of which no rows can be had."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code, params)
        self.fault = Fault(code, params=params)


class Wrong(Exception):  # noqa: N818
    """A value that can't be what its column is for."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code, params)
        self.code, self.params = code, params
