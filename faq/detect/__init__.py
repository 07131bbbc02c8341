"""What a message says beside a question: a cry for help, anger, an identity number. Pure."""
