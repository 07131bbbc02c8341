"""The `answers` section: how people are understood."""

from bot.config.section import Section


class Answers(Section):
    sense: bool = True
    """Whether the sentence encoder is asked beside the words."""
