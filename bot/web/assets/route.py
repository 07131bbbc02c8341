"""Answers for /static. The sources stand beside what is made of them, for whoever wants to read them."""

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.web.assets.compression import SMALLEST, encoded_well, encoding_for
from bot.web.assets.files import STATIC, Asset, found

FOR_EVER = "public, max-age=31536000, immutable"
_SMALL_ALREADY = ("font/woff2",)


class Static(StaticFiles):
    """What is named by its content is kept for ever; all else is asked for anew each time (by ETag)."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    async def get_response(self, path: str, scope: Scope) -> Response:
        if scope["method"] in ("GET", "HEAD") and (known := found(path)):
            return _answer(*known, Headers(scope=scope))
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache"
        return response


def _answer(asset: Asset, is_promised: bool, headers: Headers) -> Response:
    small = asset.type in _SMALL_ALREADY or len(asset.content) < SMALLEST
    encoding = "" if small else encoding_for(headers)
    told = {"cache-control": FOR_EVER if is_promised else "no-cache", "vary": "Accept-Encoding"}
    if encoding:
        told["content-encoding"] = encoding
    return Response(encoded_well(asset.content, encoding), media_type=asset.type, headers=told)
