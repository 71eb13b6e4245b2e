"""Follows event streams: every event once, through connections that break, end early or fall silent."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

import httpx
from httpx_sse import ServerSentEvent, SSEError, aconnect_sse, connect_sse

from .generated.client import AuthenticatedClient
from .generated.models import RunEvent

Control = Callable[[str, Any], None]

TERMINAL = ("run.completed", "run.failed", "run.canceled", "run.timed_out", "run.terminated")
# Three heartbeats without a byte: the connection is half open.
WATCHDOG = httpx.Timeout(10.0, read=45.0)
LONGEST_PAUSE = 10.0


class StreamRefused(Exception):
    """The service refused the stream, and asking again would not help."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        super().__init__(problem.get("detail") or problem.get("title") or f"the stream was refused with {status}")
        self.status = status
        self.problem = problem


def follow_run(
    client: AuthenticatedClient,
    run_id: str,
    *,
    after: int = 0,
    types: Sequence[str] | None = None,
    on_control: Control | None = None,
) -> Iterator[RunEvent]:
    """Every event of a run after the ``seq`` `after`, in order, to its terminal event.

    Types that this version does not know are passed through. `on_control` is told of frames that are no events:
    ``run.snapshot``, ``stream.gap``, ``stream.error``, ``stream.closing``.

    Raises:
        StreamRefused: for an answer that would be the same again.
    """
    return _follow(client, _Run(run_id, after, types, on_control))


async def afollow_run(
    client: AuthenticatedClient,
    run_id: str,
    *,
    after: int = 0,
    types: Sequence[str] | None = None,
    on_control: Control | None = None,
) -> AsyncIterator[RunEvent]:
    """As `follow_run`, for asyncio."""
    state = _Run(run_id, after, types, on_control)
    while not state.over:
        try:
            async with aconnect_sse(client.get_async_httpx_client(), "GET", state.url, **state.request()) as source:
                if state.opened(source.response):
                    async for frame in source.aiter_sse():
                        for event in state.take(frame):
                            yield event
                else:
                    await source.response.aread()
                    state.refuse(source.response)
        except (httpx.TransportError, SSEError):
            pass
        if not state.over:
            await asyncio.sleep(state.pause())


def follow_tenant(
    client: AuthenticatedClient,
    *,
    after: str | None = None,
    types: Sequence[str] | None = None,
    on_control: Control | None = None,
    on_cursor: Callable[[str], None] | None = None,
) -> Iterator[RunEvent]:
    """Events of all runs of the tenant, without end: at least once, in order per run.

    `after` is a cursor that `on_cursor` was told of, or ``"0"`` for the oldest event kept; without it the stream
    starts now. Drop repeats by ``run_id`` and ``seq``.
    """
    return _follow(client, _Tenant(after, types, on_control, on_cursor))


def _follow(client: AuthenticatedClient, state: _Run | _Tenant) -> Iterator[RunEvent]:
    while not state.over:
        try:
            with connect_sse(client.get_httpx_client(), "GET", state.url, **state.request()) as source:
                if state.opened(source.response):
                    for frame in source.iter_sse():
                        yield from state.take(frame)
                else:
                    source.response.read()
                    state.refuse(source.response)
        except (httpx.TransportError, SSEError):
            pass  # The next connection goes on from the cursor.
        if not state.over:
            time.sleep(state.pause())


class _Stream:
    """What a connection needs to know of the ones before it."""

    def __init__(self, url: str, cursor: str | None, types: Sequence[str] | None, on_control: Control | None) -> None:
        self.url = url
        self.over = False
        self.cursor = cursor
        self.types = types
        self.on_control = on_control
        self._pause = 0.25
        self._wait = 0.0

    def request(self) -> dict[str, Any]:
        headers = {} if self.cursor is None else {"Last-Event-ID": self.cursor}
        return {"headers": headers, "params": {"type": self.wanted()}, "timeout": WATCHDOG}

    def wanted(self) -> list[str]:
        return [] if self.types is None else list(self.types)

    def opened(self, response: httpx.Response) -> bool:
        """Whether events follow. Past the end the answer is 204."""
        self._wait = 0.0
        self.over = response.status_code == 204
        return response.status_code == 200

    def refuse(self, response: httpx.Response) -> None:
        """The body is read. Returns where asking again makes sense."""
        status = response.status_code
        if status < 400:
            return
        if status < 500 and status not in (408, 429):
            try:
                problem = response.json()
            except ValueError:
                problem = {}
            raise StreamRefused(status, problem)
        after = response.headers.get("retry-after", "")
        self._wait = float(after) if after.isdigit() else 0.0

    def pause(self) -> float:
        seconds = max(self._wait, self._pause * random.uniform(0.5, 1.0))
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
        return seconds

    def read(self, frame: ServerSentEvent) -> dict[str, Any] | None:
        """The event in a frame; a control frame goes to `on_control`."""
        if frame.data == "":
            return None  # `retry` alone.
        self._pause = 0.25
        data = json.loads(frame.data)
        if isinstance(data, dict) and {"seq", "type", "run_id"} <= data.keys():
            return data
        if self.on_control is not None:
            self.on_control(frame.event, data)
        return None


class _Run(_Stream):
    def __init__(self, run_id: str, after: int, types: Sequence[str] | None, on_control: Control | None) -> None:
        super().__init__(f"/runs/{quote(run_id, safe='')}/stream", str(after), types, on_control)

    def wanted(self) -> list[str]:
        # Without the terminal event in the filter the end could not be told from a connection that was cut.
        return [] if self.types is None else sorted({*self.types, *TERMINAL})

    def take(self, frame: ServerSentEvent) -> Iterator[RunEvent]:
        event = self.read(frame)
        if event is None or event["seq"] <= int(self.cursor or 0):
            return
        self.cursor = str(event["seq"])
        self.over = event["type"] in TERMINAL
        if self.types is None or event["type"] in self.types:
            yield RunEvent.from_dict(event)


class _Tenant(_Stream):
    def __init__(
        self,
        after: str | None,
        types: Sequence[str] | None,
        on_control: Control | None,
        on_cursor: Callable[[str], None] | None,
    ) -> None:
        super().__init__("/stream", after, types, on_control)
        self.on_cursor = on_cursor

    def take(self, frame: ServerSentEvent) -> Iterator[RunEvent]:
        event = self.read(frame)
        if event is None:
            return
        self.cursor = frame.id
        if self.on_cursor is not None:
            self.on_cursor(frame.id)
        yield RunEvent.from_dict(event)
