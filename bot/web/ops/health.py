"""Healthy means: the database answers and every loop turns. Anything less is said by name, with a 503;
what is wrong elsewhere and takes people's messages from us is a warning beside it."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.runtime.runtime import Runtime
from bot.web.shared.language import site_of


async def get_health(request: Request) -> Response:
    site = site_of(request)
    failing, warnings = await _failing(site.runtime), list(site.warnings())
    obstacle = site.runtime.database.obstacle
    if obstacle and not failing:
        warnings.append(f"database-{obstacle}")
    if site.runtime.quiet.is_on:
        warnings.append("quiet")
    if site.runtime.disk_watch.is_scarce:
        warnings.append("disk-scarce")
    backups = site.runtime.backups
    if backups and backups.is_late:
        warnings.append("backup-late")
    if site.bounds.networks.undeclared:
        warnings.append("undeclared-proxy")
    status = {"status": "failing", "failing": failing} if failing else {"status": "ok"}
    detail: dict[str, Any] = {"warnings": warnings} if warnings else {}
    if backups and (known := backups.told()):
        detail["backup"] = known
    return JSONResponse({**status, **detail}, 503 if failing else 200)


async def _failing(runtime: Runtime) -> list[str]:
    if not runtime.healthy():
        return [f"database-{runtime.database.obstacle}" if runtime.database.obstacle else "loops"]
    return [] if await runtime.health() else ["database"]
