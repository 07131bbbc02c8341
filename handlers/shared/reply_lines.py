"""What is said above or below an answer, in the same message."""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.effects import Effect, SendReply, Text
from bot.core.turn import Turn

Lines = tuple[Text, ...]


def with_lines(before: Turn, done: Turn, *, above: Lines = (), below: Lines = ()) -> Turn:
    """Above the first and below the last of what was said since `before`. Where nothing was, they are
    not said either."""
    kept, new = done.effects[: len(before.effects)], done.effects[len(before.effects) :]
    said = [place for place, effect in enumerate(new) if isinstance(effect, SendReply)]
    if not said:
        return done
    lines: dict[int, tuple[Lines, Lines]] = {said[0]: (above, ())}
    lines[said[-1]] = (lines.get(said[-1], ((), ()))[0], below)
    return replace(done, effects=(*kept, *_lined(new, lines)))


def _lined(effects: tuple[Effect, ...], lines: dict[int, tuple[Lines, Lines]]) -> Iterator[Effect]:
    for place, effect in enumerate(effects):
        above, below = lines.get(place, ((), ()))
        if isinstance(effect, SendReply):
            reply = effect.reply
            both = replace(reply, above=(*above, *reply.above), below=(*reply.below, *below))
            yield replace(effect, reply=both)
        else:
            yield effect
