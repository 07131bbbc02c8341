# The society's mailbox that is read: what staff are told when it cannot be, and what rida check says of it.

ails-mailbox = • The mailbox cannot be reached: what is written to it does not come to us now. Nothing is lost: all of it is read when it is back. Check this machine's connection, imap.host and imap.port.
well-mailbox = • The mailbox is back, and what was in it has been read.
ails-mailbox-certificate = • The connection to the mailbox is not safe (its server's certificate is not accepted, or it takes no encryption): nothing is read from it. Ask whoever hosts the mail, and check imap.host and imap.security.
well-mailbox-certificate = • The connection to the mailbox is encrypted again, and what was in it has been read.
ails-mailbox-login = • The mailbox refuses the user name or the password: what is written to it does not come to us. Make a new app password, and put it in the place of the old one (docs/email.md).
well-mailbox-login = • The mailbox lets us in again, and what was in it has been read.
ails-mailbox-folder = • The mailbox has no folder of the name in imap.folder: nothing is read from it.
well-mailbox-folder = • The mailbox's folder is back, and what was in it has been read.

check-mailbox = { $where }: the folder { $folder } opens, and has { $count ->
    [0] no mails
    [one] one mail
   *[other] { $count } mails
}
check-mailbox-read-only = { $where }: the folder { $folder } can be read and not written: no mail is marked as read there
check-mailbox-read-only-mend = let the account write in the folder, or name another one in imap.folder
check-mailbox-unreachable = { $where } cannot be reached
check-mailbox-unreachable-mend = check imap.host, imap.port and imap.security, and that the network lets Rida out
check-mailbox-certificate = { $where }: the connection is not safe: the server's certificate is not accepted, or it takes no encryption
check-mailbox-certificate-mend = write the name that the server's certificate has into imap.host, check imap.security, and ask whoever hosts the mail
check-mailbox-login = { $where } does not take the login
check-mailbox-login-mend = check imap.username, and set RIDA_IMAP__PASSWORD to an app password (docs/email.md)
check-mailbox-folder = { $where } has no folder { $folder }
check-mailbox-folder-mend = write the folder's name as the mailbox has it into imap.folder, such as INBOX
check-mailbox-unsure = { $where }: a forged sender is not told from a true one, since imap.authserv_id is empty
check-mailbox-unsure-mend = copy the name with which the line Authentication-Results begins in a mail that came (docs/email.md)
check-mailbox-plain = { $where }: the password and the mails pass in the clear (imap.security: none)
check-mailbox-plain-mend = write tls or starttls
