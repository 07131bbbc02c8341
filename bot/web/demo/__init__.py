"""The demonstration: two phones and a clock."""
