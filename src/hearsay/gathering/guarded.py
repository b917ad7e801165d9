"""An address that somebody else gives is fetched for them only where it leads out to the public web: never to this machine or its network.

The name is looked up once, every address that it has is checked, and the connection goes to the one that was checked, so that a name
which changes its answer (DNS rebinding) gains nothing. Each redirection is a new request and is checked anew.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from hearsay.errors import NotFetched

if TYPE_CHECKING:
    import httpx

PORTS = frozenset((80, 443, 8080, 8443))
"""Where pages are; others belong to services that are not for reading."""
MAPPED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"), ipaddress.ip_network("2002::/16"))
"""IPv6 addresses that carry one of IPv4."""

Look = Callable[[str, int], Iterable[str]]


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses of a host. Raises NotFetched."""
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise NotFetched(f"{host}: there is no such host") from error


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in network for network in MAPPED):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def choose_address(host: str, port: int, look: Look = look_up) -> str:
    """Return an address of the host to connect to. Raises NotFetched where any of its addresses is not public."""
    found = list(look(host, port))
    if not found or not all(is_public(one) for one in found):
        raise NotFetched(f"{host}: this address does not lead to the public web, so it is not fetched; save the page and add the file")
    return found[0]


def guarded_transport(look: Look = look_up, inner: "httpx.BaseTransport | None" = None) -> "httpx.BaseTransport":
    """Return a transport that connects only to public addresses; `look` and `inner` take the network's place in tests."""
    import httpx

    class Guarded(httpx.BaseTransport):
        def __init__(self) -> None:
            self._inner = inner or httpx.HTTPTransport(retries=0, trust_env=False)

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            url = request.url
            if url.scheme not in ("http", "https") or not url.host or url.userinfo:
                raise NotFetched("this is not the address of a page on the web")
            port = url.port or (443 if url.scheme == "https" else 80)
            if port not in PORTS:
                raise NotFetched(f"{url.host}: port {port} is not one of the web's; save the page and add the file")
            address = choose_address(url.host, port, look)
            extensions: dict[str, Any] = {**request.extensions, "sni_hostname": url.host}
            headers = request.headers.copy()
            headers["Host"] = url.netloc.decode("ascii")
            there = url.copy_with(host=address)
            moved = httpx.Request(request.method, there, headers=headers, stream=request.stream, extensions=extensions)
            return self._inner.handle_request(moved)

        def close(self) -> None:
            self._inner.close()

    return Guarded()
