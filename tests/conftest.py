"""How the properties are tried: the same examples on every machine and day, unless one asks for fresh ones.

`make test` answers the question "is it still right?", and its answer must not depend on luck; what luck
finds is found by `make explore`. No example is timed: the first one pays for tables that all others use.
"""

from hypothesis import HealthCheck, Phase, settings

TRIED = (Phase.explicit, Phase.generate)

settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    phases=TRIED,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("shrink", settings.get_profile("steady"), phases=(*TRIED, Phase.shrink))
"""The same examples, and a failing one made as small as it gets, which may take minutes."""

settings.register_profile("explore", settings.get_profile("shrink"), derandomize=False, max_examples=300)
settings.load_profile("steady")
