"""Clock, wakeups, live updates, failures: what every part of the runtime uses."""
