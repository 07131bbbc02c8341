"""What a person confides, from their press on: told to its readers alone, and back."""
