"""The page of a map on this machine: its server, which says at once when the map has changed.

The server answers only this machine, only `GET`, only below a random name that nobody can guess, and
only with this one map. `starlette`, `uvicorn` and `watchfiles` come with `argmap[view]`.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from threading import Thread
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Mount, Route
from watchfiles import awatch

from argmap.cli.page_server.watched_map import FollowedMap, version_of
from argmap.render.json_text import compact
from argmap.render.page.document import document, policy

LOOPBACK = "127.0.0.1"

LOOK = 1_000
"""After so many milliseconds files are looked at, also where their system tells no changes."""

HEADERS = {
    "Content-Security-Policy": f"{policy(live=True)}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What every answer carries."""


def listen(port: int) -> socket.socket:
    """A socket of this machine alone, on a free port for 0; raises `OSError` where it is taken."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((LOOPBACK, port))
        # Whoever hears of the address may come before the server is quite ready.
        found.listen()
    except OSError:
        found.close()
        raise
    return found


def serve(map: FollowedMap, listener: socket.socket, ready: Callable[[str], None]) -> None:
    """Serve the page of a map until there is an interrupt; `ready` is called with its address."""
    token = secrets.token_urlsafe(16)
    page = _Page(map)
    address = f"http://{LOOPBACK}:{listener.getsockname()[1]}/{token}/"
    config = uvicorn.Config(
        _application(page, token, lambda: ready(address)),
        log_level="critical",
        access_log=False,
        server_header=False,
        headers=list(HEADERS.items()),
        http="h11",
        ws="none",
        lifespan="on",
        timeout_graceful_shutdown=2,
    )
    # Whoever is interrupted has seen the page, and needs no word about it.
    with suppress(KeyboardInterrupt):
        asyncio.run(_Server(config, page).serve(sockets=[listener]))


class _Page:
    """The answers about one map, and who waits for news of it."""

    def __init__(self, map: FollowedMap) -> None:
        self.map = map
        self.news = asyncio.Event()
        """Set, and replaced by another, whenever something has changed."""
        self.ended = asyncio.Event()
        self.loop: asyncio.AbstractEventLoop | None = None

    async def page(self, request: Request) -> Response:
        """The page itself."""
        content = "".join(document(self._data(), self.map.data.get("title"), live=True))
        return Response(content, media_type="text/html")

    async def data(self, request: Request) -> Response:
        """The map as it is now."""
        return Response(compact(self._data()), media_type="application/json")

    async def events(self, request: Request) -> Response:
        """The news, as they come."""
        return StreamingResponse(self._events(), media_type="text/event-stream")

    def _data(self) -> dict[str, object]:
        data = self.map.data
        return data | {"version": version_of(data)}

    async def _events(self) -> AsyncIterator[str]:
        while not self.ended.is_set():
            news = self.news
            broken = self.map.broken
            if broken is None:
                yield f"event: map\ndata: {version_of(self.map.data)}\n\n"
            else:
                yield f"event: broken\ndata: {compact(broken.data())}\n\n"
            await news.wait()

    def _tell(self) -> None:
        self.news.set()
        self.news = asyncio.Event()

    def end(self) -> None:
        """Let everybody go who waits for news."""
        self.ended.set()
        self._tell()

    async def follow(self) -> None:
        """Read the map again whenever its files change."""
        self.loop = asyncio.get_running_loop()
        while not self.ended.is_set():
            folders = self.map.folders()
            # A folder may be gone by now; then it is looked for again in a while.
            with suppress(OSError):
                await self._follow(folders)
            if not self.ended.is_set() and folders == self.map.folders():
                await asyncio.sleep(LOOK / 1000)

    async def _follow(self, folders: set[Path]) -> None:
        async for _ in awatch(
            *folders,
            watch_filter=None,
            recursive=False,
            stop_event=self.ended,
            rust_timeout=LOOK,
            yield_on_timeout=True,
            debounce=300,
        ):
            if await _in_background(self.map.refresh):
                self._tell()
            if self.map.folders() != folders:
                return


def _application(page: _Page, token: str, ready: Callable[[], None]) -> Starlette:
    @asynccontextmanager
    async def following(_: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(page.follow())
        ready()
        yield
        page.end()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    answers = [
        Route("/", page.page),
        Route("/data", page.data),
        Route("/events", page.events),
    ]
    # A name that leads here from elsewhere is no name of this machine.
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=[LOOPBACK, "localhost"])
    return Starlette(
        routes=[Mount(f"/{token}", routes=answers)], middleware=[hosts], lifespan=following
    )


async def _in_background(work: Callable[[], bool]) -> bool:
    """What work returns that may take long; whoever ends the server does not wait for it."""
    loop = asyncio.get_running_loop()
    returned: asyncio.Future[bool] = loop.create_future()

    def tell(found: bool, error: BaseException | None) -> None:
        if returned.done():
            return
        if error is None:
            returned.set_result(found)
        else:
            returned.set_exception(error)

    def do() -> None:
        found, failed = False, None
        try:
            found = work()
        except Exception as error:
            failed = error
        # The server may have ended meanwhile.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(tell, found, failed)

    Thread(target=do, daemon=True).start()
    return await returned


class _Server(uvicorn.Server):
    """A server that an interrupt ends also while pages wait for news."""

    def __init__(self, config: uvicorn.Config, page: _Page) -> None:
        super().__init__(config)
        self.page = page

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end."""
        super().handle_exit(sig, frame)
        if self.page.loop is not None:
            self.page.loop.call_soon_threadsafe(self.page.end)
