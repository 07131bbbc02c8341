"""Mail on its way in: a mailbox is read, and each mail is handed on as a `ReadMail`."""
