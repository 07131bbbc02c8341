"""What a complaint of a given time is promised, all in the calendar's zone."""

import json
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.policy.ladder import LadderStep


@dataclass(frozen=True, slots=True)
class Promise:
    received: datetime
    starts: datetime
    due: datetime
    steps: tuple[LadderStep, ...]

    def as_json(self) -> str:
        zone = self.received.tzinfo
        steps = [{"name": s.name, "at": _iso(s.at, zone), "tell": s.tell} for s in self.steps]
        times = {name: _iso(getattr(self, name), zone) for name in ("received", "starts", "due")}
        return json.dumps({**times, "steps": steps}, ensure_ascii=False)


def _iso(at: datetime, zone: tzinfo | None) -> str:
    return at.astimezone(zone).isoformat()
