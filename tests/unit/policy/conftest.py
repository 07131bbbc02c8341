"""The first example of a property pays for the year's tables, so no example is timed."""

from hypothesis import settings

settings.register_profile("policy", deadline=None)
settings.load_profile("policy")
