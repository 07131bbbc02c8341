"""Ten years of an office under a virtual clock: is any notice lost, doubled, early or late?

Two stretches, and both must hold. The long one drives the real calendar, ladder and conversations: every
event is a turn of `advance`, and its effects are kept in memory the way the store keeps them (a turn that
is cut off leaves nothing behind, and its event is taken again). The short one, a month, runs the whole
Rida on a real file: timers, inbox, turns, outbox, restarts. Staff answer at random, are away and have
deputies; deliveries fail; the machine is restarted, is off for hours or days, and its clock jumps both
ways; holidays are announced and withdrawn. What is checked knows nothing of what a case remembers: it
reads what was told, and when.

Run: `python -m bench.years [--years 10] [--cases 50] [--days 30] [--seed 1] [--json]`; it exits 1 on any
violation.
"""
