# The society's mailbox that is read: what staff are told when it cannot be, and what rida check says of it.

ails-mailbox = • The mailbox cannot be reached: what is written to it does not come to us now. Nothing is lost: all of it is read when it is back. Check this machine's connection, imap.host and imap.port.
well-mailbox = • The mailbox is back, and what was in it has been read.
ails-mailbox-certificate = • The connection to the mailbox is not safe (its server's certificate is not accepted, or it takes no encryption): nothing is read from it. Ask whoever hosts the mail, and check imap.host and imap.security.
well-mailbox-certificate = • The connection to the mailbox is encrypted again, and what was in it has been read.
ails-mailbox-login = • The mailbox refuses the user name or the password: what is written to it does not come to us. Make a new app password, and put it in the place of the old one (docs/email.md).
well-mailbox-login = • The mailbox lets us in again, and what was in it has been read.
ails-mailbox-folder = • The mailbox has no folder of the name in imap.folder: nothing is read from it.
well-mailbox-folder = • The mailbox's folder is back, and what was in it has been read.
ails-mailbox-oauth-away = • Whoever gives the permission to sign in to the mailbox does not answer: what is written to it does not come to us now. Nothing is lost: all of it is read when it is back. Check this machine's connection.
well-mailbox-oauth-away = • The permission to sign in to the mailbox is back, and what was in it has been read.
ails-mailbox-oauth-app = • Whoever hosts the mail does not know Rida by what stands in imap.oauth: nothing is read from the mailbox. "rida check" names what has to be put right.
well-mailbox-oauth-app = • Whoever hosts the mail knows Rida now, and what was in the mailbox has been read.
ails-mailbox-oauth-secret = • Whoever hosts the mail does not accept the secret any more by which Rida signs in; most often it has expired. What is written to the mailbox does not come to us. Make a new secret there, and put it in the place of the old one (docs/email.md).
well-mailbox-oauth-secret = • The new secret is accepted, and what was in the mailbox has been read.
ails-mailbox-oauth-access = • Rida was not let into this mailbox: nothing is read from it. Whoever administers the mail has to allow it (docs/email.md); "rida check" says what is missing.
well-mailbox-oauth-access = • Rida is let into the mailbox, and what was in it has been read.

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
check-mailbox-unsure-mend = copy the name with which the line Authentication-Results begins in a mail that came; with Microsoft 365 write microsoft (docs/email.md)
check-mailbox-plain = { $where }: the password and the mails pass in the clear (imap.security: none)
check-mailbox-plain-mend = write tls or starttls

# Signing in by OAuth: what rida check says of each end, and the mend.
check-oauth-away = { $where }: { $host }, which gives the permission to sign in, does not answer
check-oauth-away-mend = check this machine's network and clock, and that it lets Rida out to there
check-oauth-tenant = { $where }: { $host } knows no organisation by what stands in { $section }.oauth
check-oauth-tenant-mend = write the Directory (tenant) ID of the Entra portal into { $section }.oauth.tenant, or the right address into { $section }.oauth.token_url
check-oauth-client = { $where }: { $host } knows no app by what stands in { $section }.oauth.client_id
check-oauth-client-mend = copy the Application (client) ID from the app's page in the Entra portal
check-oauth-secret = { $where }: { $host } does not accept the secret, or it has expired
check-oauth-secret-mend = make a new secret on the app's page, and put its Value (not its Secret ID) in the place of the old one; with Google, download a new key of the service account, and check this machine's clock
check-oauth-consent = { $where }: whoever administers the mail has not consented yet to what Rida asks for
check-oauth-consent-mend = add the application permission { $permission } to the app, and press Grant admin consent (docs/email.md)
check-oauth-method = { $where }: this server takes no sign-in by OAuth
check-oauth-method-mend = check { $section }.host and { $section }.port, or write a password in the place of { $section }.oauth
check-oauth-access = { $where }: the app is accepted, and the mailbox { $name } is not opened to it
check-oauth-access-mend = open the mailbox to the app by New-ServicePrincipal and Add-MailboxPermission, and check { $section }.username, the consent to { $permission }, and that IMAP or SMTP is on for this mailbox (docs/email.md)

check-smtp = { $where } answers
check-smtp-known = { $where } answers and knows us
check-smtp-login = { $where } does not take the login (code { $code })
check-smtp-login-mend = check smtp.username and RIDA_SMTP__PASSWORD
check-smtp-unreachable = { $where } cannot be used ({ $why })
check-smtp-unreachable-mend = check smtp.host, smtp.port and smtp.security, and that the network lets Rida out
