"""A made-up society's year, lived through the real store and runtime under a clock that is moved.

The rule this room guards: nothing is inserted. Whatever stands in the book was said, pressed or fell due,
and went the way that it goes with real people; only what the platforms would have answered is played.
"""
