"""A picture that cannot be read part by part, drawn anew without what stood beside it.

It is read with the first such picture, on the thread that cleans it: the library that draws takes long.
"""

from io import BytesIO

from PIL import Image, ImageOps

MOST = 50_000_000  # pixels that are held in memory
_FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}


class CannotDraw(Exception):
    """It is no picture that can be drawn, or too large for it."""


def redrawn(extension: str, data: bytes) -> bytes:
    """Raises CannotDraw."""
    if extension not in _FORMATS:
        raise CannotDraw
    drawn = BytesIO()
    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > MOST:
                raise CannotDraw
            upright = ImageOps.exif_transpose(picture).convert("RGB" if extension == "jpg" else "RGBA")
            upright.info.clear()  # where Pillow keeps what it read beside the picture
            upright.save(drawn, _FORMATS[extension], quality=95)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise CannotDraw from None
    return drawn.getvalue()
