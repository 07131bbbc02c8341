"""What several conversations use."""
