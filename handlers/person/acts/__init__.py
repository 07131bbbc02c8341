"""What follows in the same turn from what a person does with their words: one module an act."""
