"""Mutation tests: `make mutants` changes one line at a time in a copy of the tree and asks which test notices."""
