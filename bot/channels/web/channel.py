"""The web page is a pull channel: a message has arrived when the page can read it in the history."""

from bot.core.messages import Delivery


class WebChannel:
    name = "web"

    async def send(self, delivery: Delivery) -> str:
        """The outbox marks the message sent, so the history has it; live updates tell the page."""
        return f"web-{delivery.id}"
