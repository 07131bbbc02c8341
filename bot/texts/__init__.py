"""Every sentence a person can read, one folder a language, and how a meaning becomes its words."""
