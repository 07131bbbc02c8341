"""What staff type: a command, a note, or words for the person."""
