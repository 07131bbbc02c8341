"""From a message to what WhatsApp takes."""
