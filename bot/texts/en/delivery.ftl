### What becomes of messages on a platform that reports it.

## A channel that the society must mend

desk-channel-mend =
    { $channel } has not worked since:
    { $since }
    { $why }
    Nothing is lost: the messages are kept and go out by themselves once it is mended.
down-whatsapp-token = Meta does not accept our access token any more. Please make a new one in Meta's business settings and enter it; "rida check" says where.
down-whatsapp-permission = Our access token may not send from this number. Please give its system user the right to send messages in Meta's business settings.
down-whatsapp-restricted = Meta has restricted or locked the society's account. Meta's business support says why, and what to do.
down-whatsapp-country = Meta does not let this account write to people in that country. Meta's business support says what can be done.
down-whatsapp-display-name = Meta has not approved the number's display name yet. Please look at it in WhatsApp Manager.
down-whatsapp-payment = Meta delivers nothing because the account has no valid payment method, or a bill is open. Please add one in Meta's billing settings, or pay.
down-whatsapp-unregistered = The number is not registered for the Cloud API. Please register it in WhatsApp Manager.
down-whatsapp-limit = The account has reached what Meta lets it send. WhatsApp Manager shows the limit, and how it is raised.
down-whatsapp-test-number = Our number is still Meta's test number, which writes only to the numbers of its list; a message waits for a number that is not among them. Please enter it in Meta's dashboard (WhatsApp, API Setup), or add the society's own number.
down-whatsapp-number-id = There is no such number for our access token. Please compare phone_number_id with Meta's dashboard.
down-mail-oauth-app = Whoever hosts the mail does not know Rida by what stands in smtp.oauth. "rida check" names what has to be put right.
down-mail-oauth-secret = Whoever hosts the mail does not accept the secret any more by which Rida signs in; most often it has expired. Please make a new one there and put it in the place of the old one (docs/email.md).
down-mail-oauth-access = Rida may not send from this mailbox. Whoever administers the mail has to allow it (docs/email.md); "rida check" says what is missing.

## A person whom nothing reaches

room-unreachable-why =
    Our messages do not reach the person now: { $reason }. What is written here does not reach them until they write to us.
    The other way is the telephone or e-mail: name and number are behind "Who it is". Keep what was done in a note that begins with //
room-unreachable-why-resolved =
    The person has not heard that the case is done, and was not asked how it was: { $reason }. When they write to us, we tell and ask them.
    The other ways are telephone and mail: name and number are behind "Who it is". Keep what was done in a note that begins with //
parked-whatsapp-unreachable = WhatsApp could not deliver it and does not say why; the number may not be on WhatsApp, or their app is too old
parked-whatsapp-own-number = it is our own number
parked-whatsapp-no-number = WhatsApp needs a telephone number for this message, and the person told none
parked-whatsapp-window = the person's 24 hours are over, and it waits until they write
