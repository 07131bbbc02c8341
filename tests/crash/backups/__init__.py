"""Backups and restores of a book that people write into meanwhile, and their deaths in the middle.

What is proven: a backup holds one moment, row for row and file for file; whatever was acknowledged before
it began is in it; a restore gives back that moment, sends nothing of it, and goes on behind every number
of the machine before; and a kill at any place or instant of either loses nothing, leaves no half file, and
the same command goes on afterwards.

`python -m tests.crash.run --only backups` is the whole of it, `tests/crash/test_backups.py` the short form.
"""
