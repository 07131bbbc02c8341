"""The faces that posters are set in, and where they lie."""

from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FACES = {"": "IBMPlexSansArabic_400Regular.ttf", "B": "IBMPlexSansArabic_600SemiBold.ttf"}
"""By the style that fpdf knows each as."""
