"""The person's page: the chat."""
