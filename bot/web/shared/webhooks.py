"""What platforms call. The rule this module guards: a webhook stands in front of sessions and pages:
no platform brings a cookie, and each of its calls is one of thousands.
"""

from collections.abc import Mapping

from starlette.types import ASGIApp, Receive, Scope, Send


class Webhooks:
    """`webhooks` are called by their path, and answer every method and whatever they could not keep by
    themselves; all else goes on to `app`."""

    def __init__(self, app: ASGIApp, webhooks: Mapping[str, ASGIApp]) -> None:
        self._app, self._webhooks = app, webhooks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        called = self._webhooks.get(scope["path"]) if scope["type"] == "http" else None
        await (called or self._app)(scope, receive, send)
