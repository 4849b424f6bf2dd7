"""What replicas of Lotse tell one another through Redis: how many messages came from an address, and that something is new."""
from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import time
from typing import Any, Optional

log = logging.getLogger(__name__)
_CHANNEL = "lotse:new"
_PAUSE = 5.0  # seconds in which Redis is left alone after it did not answer


class Replicas:
    """Used from one event loop. Where Redis is away, each replica goes on by itself."""

    def __init__(self, url: str, secret: str) -> None:
        from redis.asyncio import Redis

        self._redis: Any = Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
        self._listening: Any = Redis.from_url(url, socket_connect_timeout=1).pubsub(ignore_subscribe_messages=True)
        self._secret, self._rest = secret.encode(), 0.0
        self._subscribed = False

    async def messages(self, address: str) -> Optional[int]:
        """How many messages came from an address within its minute, this one among them, at all replicas together; None
        where Redis does not answer. The address itself goes nowhere, only a keyed digest that lives for a minute."""
        if time.monotonic() < self._rest:
            return None
        key = f"lotse:minute:{hmac.new(self._secret, address.encode(), hashlib.sha256).hexdigest()[:32]}"
        try:
            steps = self._redis.pipeline(transaction=True).set(key, 0, ex=60, nx=True).incr(key)
            return int((await steps.execute())[1])
        except Exception as error:
            self._away(error)
            return None

    async def news(self, seconds: float) -> bool:
        """Wait for the notice of another that something is new, at most so long. True where one came."""
        end = time.monotonic() + seconds
        try:
            if not self._subscribed:
                await self._listening.subscribe(_CHANNEL)
                self._subscribed = True
            while (left := end - time.monotonic()) > 0:
                if await self._listening.get_message(timeout=left) is not None:
                    return True
        except asyncio.CancelledError:
            raise
        except Exception as error:
            self._away(error)
            self._subscribed = False
            await asyncio.sleep(max(0.0, end - time.monotonic()))
        return False

    async def close(self) -> None:
        for each in (self._listening, self._redis):
            try:
                await each.close()
            except Exception as error:
                self._away(error)

    def _away(self, error: Exception) -> None:
        if time.monotonic() > self._rest + 60:
            log.error("Redis does not answer (%s): this replica goes on by itself.", type(error).__name__)
        self._rest = time.monotonic() + _PAUSE


def tell_news(url: str) -> None:
    """Tell all replicas that something is new; where Redis is away they find out by themselves."""
    from redis import Redis
    from redis.exceptions import RedisError

    try:
        Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2).publish(_CHANNEL, "index")
    except (RedisError, OSError) as error:
        log.error("The replicas could not be told: %s", type(error).__name__)
