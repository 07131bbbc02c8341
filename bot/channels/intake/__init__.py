"""Where nobody reads: people whose matter staff recorded, and who have no chat of their own yet."""
