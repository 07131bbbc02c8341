"""Healthy means: the database answers and every loop turns. Anything less is said by name, with a 503."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.runtime.runtime import Runtime
from bot.web.language import site_of


async def get_health(request: Request) -> Response:
    failing = await _failing(site_of(request).runtime)
    status = {"status": "failing", "failing": failing} if failing else {"status": "ok"}
    return JSONResponse(status, 503 if failing else 200)


async def _failing(runtime: Runtime) -> list[str]:
    if not runtime.healthy():
        return ["loops"]
    return [] if await runtime.health() else ["database"]
