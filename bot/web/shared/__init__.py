"""What every page goes through: who asks, how often, in which language."""
