"""What comes from WhatsApp."""
