"""WhatsApp, from its signed posts to what is kept and sent."""
