"""`rida chat`: a talk with Rida in the terminal, on an empty book that nobody else sees."""
