"""What a person is told of their data, agrees to, and may ask for."""
