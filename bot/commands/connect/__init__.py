"""`rida connect`: step by step from a token to a group of staff who work there."""
