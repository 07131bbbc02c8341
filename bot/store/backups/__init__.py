"""A backup made while Rida runs, and the way back."""
