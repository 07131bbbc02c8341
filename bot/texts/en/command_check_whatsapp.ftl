### What `rida check` finds of WhatsApp. Meta's own words (PAUSED, BLOCKED) stay as its pages show them.

check-whatsapp-no-account = whatsapp.business_account_id is not set: templates and the webhook cannot be looked at
check-whatsapp-no-account-mend = copy the id of the WhatsApp business account from API Setup
check-whatsapp-unreached = { $url } cannot be used ({ $why })
check-whatsapp-unreached-mend = check whatsapp.api_base_url, and that the network lets Rida out
check-whatsapp-unseen = { $what } cannot be looked at ({ $why })
check-whatsapp-the-number = the number
check-whatsapp-the-account = the WhatsApp account
check-whatsapp-the-portfolio = the business portfolio
check-whatsapp-the-app = the app
check-whatsapp-a-template = a template
check-whatsapp-something = something of the account
check-whatsapp-again = try again in a minute
check-whatsapp-not-the-number = check { $key }: it is not the number itself
check-whatsapp-copy-key = check { $key }: copy it from API Setup
check-whatsapp-taken = the token is taken, and the number is { $number } ({ $name })
check-whatsapp-known = known
check-whatsapp-other-number = whatsapp.number is { $written }, and Meta knows it as { $number }: links lead elsewhere
check-whatsapp-other-number-mend = write whatsapp.number: { $number }
check-whatsapp-not-connected = the number is not connected ({ $status }): nothing is sent and nothing comes
check-whatsapp-no-name = the display name is not approved ({ $status })
check-whatsapp-test-number = this is Meta's test number: it reaches nobody but the five numbers of its list
check-whatsapp-test-number-mend = add the society's own number in WhatsApp Manager
check-whatsapp-rated = Meta rates the number { $rating }: people block or report it, and templates may be paused
check-whatsapp-rated-mend = send fewer templates, and look at WhatsApp Manager, Insights
check-whatsapp-may-not = Meta says that the number may send no messages or few ({ $status })
check-whatsapp-hindered = { $what } is { $status }{ $why }
check-whatsapp-error = { $what } is { $status } ({ $code }): { $why }
check-whatsapp-unpaid = { $what } is { $status } ({ $code }): { $why }, which Meta reports with each message as error 131042
check-whatsapp-manager = look at WhatsApp Manager
check-whatsapp-no-https = web.public_url is no https:// address: Meta cannot reach { $path }, and nothing comes
check-whatsapp-no-https-mend = write the address that a web server with a certificate serves, and at Meta the same + { $path }
check-whatsapp-subscribed = the account's webhook is subscribed
check-whatsapp-not-subscribed = no app is subscribed to the WhatsApp account: nothing that people write comes
check-whatsapp-not-subscribed-mend = subscribe the app at Meta (WhatsApp, Configuration, Webhook, field messages), or with POST { $url } and the token
check-whatsapp-template-refused = Rida does not use the template { $name } ({ $language }) since a send failed: { $why }. without it nobody hears of an answer after 24 hours until they write again
check-whatsapp-template-refused-mend = compare it in WhatsApp Manager with `rida whatsapp templates`, and hand it in again
check-whatsapp-template-unset = whatsapp.templates.{ $key } is not set: without it nobody hears of an answer after 24 hours until they write again
check-whatsapp-template-unset-mend = hand in the template of docs/whatsapp.md, and name it
check-whatsapp-template-none = the template { $name } ({ $language }) does not exist: without it nobody hears of an answer after 24 hours until they write again
check-whatsapp-template-none-mend = hand it in at WhatsApp Manager as docs/whatsapp.md has it, in the language { $language }
check-whatsapp-template-waits = the template { $name } ({ $language }) is not approved yet: without it nobody hears of an answer after 24 hours until they write again
check-whatsapp-template-waits-mend = Meta mostly decides within a day: look again then
check-whatsapp-template-off = the template { $name } ({ $language }) is { $status }: without it nobody hears of an answer after 24 hours until they write again
check-whatsapp-template-off-mend = change it as WhatsApp Manager says, and hand it in again; or write another name
check-whatsapp-template-marketing = the template { $name } ({ $language }) counts as marketing: it costs more, and people may not get it
check-whatsapp-template-marketing-mend = object in WhatsApp Manager, or hand it in again with the words of docs/whatsapp.md
check-whatsapp-templates-approved =
    { $count ->
        [one] { $count } templates are approved
       *[other] { $count } templates are approved
    }
