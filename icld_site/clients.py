"""Telling clients apart without keeping who they are."""

import logging
from functools import cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)

#: In TRUSTED_PROXIES, a proxy on this machine that reaches us through a socket in the file system.
SOCKET = "unix"
#: One customer of an IPv6 network has at least so many leading bits to itself, and any address behind them.
OWN_BITS = 64

Address = IPv4Address | IPv6Address


def client_of(request: HttpRequest) -> str:
    """A word for where a request comes from: the same all day in Stockholm, another one tomorrow.

    It is a keyed hash, from which nobody without our key gets the address back. An empty text where it can't be told,
    as with a proxy that `TRUSTED_PROXIES` doesn't name: all visitors would be one.
    """
    address = _address(request)
    if address is None or _is_unknown_proxy(address, request):
        return ""
    told = f"{request.today} {_network(address)}"
    return salted_hmac(__name__, told, algorithm="sha256").hexdigest()[:32]


def _address(request: HttpRequest) -> Address | None:
    """The last address on the way to us that isn't a proxy of ours: what lies before it anybody can have written."""
    way = [*request.headers.get("X-Forwarded-For", "").split(","), request.META.get("REMOTE_ADDR", "")]
    for text in reversed(way):
        address = _read(text.strip())
        if not _is_ours(text, address):
            return address
    return None


def _read(text: str) -> Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_ours(text: str, address: Address | None) -> bool:
    if not text:  # what gunicorn has for who comes through a socket in the file system
        return SOCKET in settings.TRUSTED_PROXIES
    return any(address in ip_network(proxy) for proxy in settings.TRUSTED_PROXIES if address and proxy != SOCKET)


def _is_unknown_proxy(address: Address, request: HttpRequest) -> bool:
    """Whether that is a neighbour of ours which says that it asks for somebody else."""
    is_neighbour = address == _read(request.META["REMOTE_ADDR"]) and (address.is_loopback or address.is_private)
    is_proxy = is_neighbour and "X-Forwarded-For" in request.headers
    if is_proxy:
        _warn_once()
    return is_proxy


def _network(address: Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ip_network((address, OWN_BITS), strict=False))


@cache
def _warn_once() -> None:
    logger.warning("Visitors come through a proxy that TRUSTED_PROXIES does not name, and can't be told apart.")
