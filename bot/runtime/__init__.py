"""What keeps Rida going: intake, turns, outbox and timers around the store. It decides nothing itself."""
