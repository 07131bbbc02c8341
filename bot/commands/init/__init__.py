"""`rida init`: a society sets itself up by answering questions."""
