"""Each Rida here knows the sense of words."""

from tests.fixtures.answers import with_the_sense

__all__ = ["with_the_sense"]
