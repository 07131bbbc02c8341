"""What every step of the room stands on: the card, a reply, how it is read before it goes."""
