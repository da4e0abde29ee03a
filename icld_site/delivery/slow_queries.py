"""A line of log for each query of the database that takes long."""

import logging
from collections.abc import Callable
from time import perf_counter
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

logger = logging.getLogger(__name__)

LONGEST = 2000  # characters of a statement that are told


def watch(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """Time every statement of a new connection."""
    if settings.SLOW_QUERY_MS and _timing not in connection.execute_wrappers:
        connection.execute_wrappers.append(_timing)


def _timing(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Values aren't told: some are what a person typed."""
    started = perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        took = (perf_counter() - started) * 1000
        if took >= settings.SLOW_QUERY_MS:
            logger.warning("slow query", extra={"told": {"ms": round(took, 1), "sql": str(sql)[:LONGEST]}})
