"""What people do with a message: the thirteen acts, and the messages that they are learned from. Pure."""
