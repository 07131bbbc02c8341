"""What staff press and type: a button, its command, a note, or words for the person."""
