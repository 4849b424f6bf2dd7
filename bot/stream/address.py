"""Where the event stream goes: RabbitMQ or Kafka, read from one address."""
from __future__ import annotations

import re
from typing import Any, Dict, NamedTuple, Optional, Tuple
from urllib.parse import quote, unquote, urlsplit

_PORTS = {"amqp": 5672, "amqps": 5671, "kafka": 9092, "kafkas": 9093}
_FORM = ("write amqp://user:password@host for RabbitMQ or kafka://host:9092,host2:9092 for Kafka (amqps://, kafkas:// where the connection "
         "is encrypted)")
NAME = re.compile(r"[A-Za-z0-9._-]{1,200}")  # what both take as the name of a queue or topic


class Address(NamedTuple):
    """`servers` are (host, port); `vhost` is RabbitMQ's, "" for its own."""

    kind: str
    encrypted: bool
    servers: Tuple[Tuple[str, int], ...]
    user: Optional[str]
    password: Optional[str]
    vhost: str = ""

    def kafka(self) -> Dict[str, Any]:
        """What Rasa's broker for Kafka is built with."""
        return {"url": ",".join(f"{host}:{port}" for host, port in self.servers), "sasl_username": self.user, "sasl_password": self.password,
                "security_protocol": f"{'SASL_' if self.user else ''}{'SSL' if self.encrypted else 'PLAINTEXT'}", "ssl_check_hostname": self.encrypted}

    def rabbitmq(self) -> Dict[str, Any]:
        """What Rasa's broker for RabbitMQ is built with: it takes the whole address for the host, and then wants its parts again."""
        (host, port), = self.servers
        user, password = quote(self.user or "guest", ""), quote(self.password or "guest", "")
        path = f"/{quote(self.vhost, '')}" if self.vhost else ""
        return {"host": f"{'amqps' if self.encrypted else 'amqp'}://{user}:{password}@{host}:{port}{path}", "port": port, "username": user,
                "password": password}


def read_address(text: str) -> Address:
    """Raises ValueError with a sentence that repeats no password."""
    try:
        parts = urlsplit(text.strip())
    except ValueError as error:
        raise ValueError(_FORM) from error
    if parts.scheme not in _PORTS or parts.query or parts.fragment:
        raise ValueError(_FORM)
    given, _, hosts = parts.netloc.rpartition("@")
    user, colon, password = given.partition(":")
    servers = tuple(_server(each, _PORTS[parts.scheme]) for each in hosts.split(","))
    if given and not (user and colon and password):
        raise ValueError("a user needs a password: write user:password@ before the host")
    kind = "kafka" if parts.scheme.startswith("kafka") else "rabbitmq"
    if kind == "rabbitmq" and len(servers) > 1:
        raise ValueError("RabbitMQ has one host here: put a balancer before several")
    vhost = unquote(parts.path.lstrip("/"))
    if kind == "kafka" and vhost:
        raise ValueError("for Kafka nothing stands behind the hosts; LOTSE_EVENTS_NAME names the topic")
    return Address(kind, parts.scheme.endswith("s"), servers, unquote(user) or None, unquote(password) or None, vhost)


def _server(text: str, port: int) -> Tuple[str, int]:
    found = re.fullmatch(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?", text)
    if not found or not 0 < int(found[2] or port) < 65536:
        raise ValueError(_FORM)
    return found[1], int(found[2] or port)
