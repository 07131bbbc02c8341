"""A visitor's session: how long it lasts, and its end (docs/decisions/61).

The rules this module guards: a conversation that was ended is opened by nobody again, not by a copy of
its cookie and not after a restart; what had reached us stays with the staff.
"""

from datetime import timedelta

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.core.conversation import Address
from bot.runtime.runtime import Runtime
from bot.store.queries import contacts, conversations

SAME_FOR_ALL = "/static/"


class EndedSessions:
    """`lasts` is how long a cookie lives after its last use."""

    def __init__(self, runtime: Runtime, lasts: timedelta) -> None:
        self._runtime, self._lasts = runtime, lasts
        self._known: set[str] | None = None

    async def end(self, session: str, address: Address) -> None:
        """On the disk before it is said. Every page that shows the conversation is told. `address` is
        where its person was written to: what concerns them goes to another address from now on."""
        known = await self._all()
        now = self._runtime.clock.now()
        async with self._runtime.database.write() as conn:
            await conversations.forget_ended_sessions(conn, now - self._lasts)
            await conversations.end_session(conn, session, now)
            if ended := await conversations.find(conn, address):
                await contacts.lose(conn, ended.id, now)
        known.add(conversations.session_hash(session))

    async def holds(self, session: str) -> bool:
        return conversations.session_hash(session) in await self._all()

    async def _all(self) -> set[str]:
        if self._known is None:
            async with self._runtime.database.read() as conn:
                self._known = await conversations.all_ended_sessions(conn)
        return self._known


class WithoutEnded:
    """A request that brings the cookie of an ended conversation comes as a new visitor. Where all are
    given the same, the cookie is not looked at: else browsers keep it for that cookie only, and each page
    sets its cookie anew."""

    def __init__(self, app: ASGIApp, ended: EndedSessions) -> None:
        self.app, self._ended = app, ended

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not scope["path"].startswith(SAME_FOR_ALL):
            session = HTTPConnection(scope).session
            if isinstance(id := session.get("id"), str) and await self._ended.holds(id):
                session.clear()
        await self.app(scope, receive, send)
