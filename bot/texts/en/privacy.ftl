### What a person is told of their data, agrees to, and asks for. Short and true: Rida does all of it.

## The notice at the first contact

privacy-notice =
    { $opening }
    { $controller } keeps what you write here to serve and answer you, and those of its staff who serve you see it.
    { $way }
    It stays as long as we need it for that, and your data is yours: write "my privacy" at any time to know more, or to take a copy, correct or erase.
privacy-notice-first = A word about your privacy, and there is nothing you need to do:
privacy-notice-changed = What we say about your privacy has changed, and there is nothing you need to do:
privacy-goes-abroad = On its way it may go through { $services }, whose servers are outside the Kingdom.
privacy-stays-here = It goes through no service outside the Kingdom.
privacy-named = { $name }
privacy-and = { $first } and { $last }
privacy-comma = { $first }, { $other }
privacy-and-last = { $first } and { $last }
privacy-own-chat =
    The society's own page does not leave the Kingdom, and you may write there instead:
    { $link }

choice-privacy-page = Open the privacy page
choice-privacy = My privacy and data

## The page about privacy

web-privacy-line = We keep what you write to serve you.
web-privacy-link = Your privacy and your data
web-privacy-title = Your privacy and your data
web-privacy-intro = { $controller } answers for your data here. This page says what we keep and why, how long it stays, who sees it, and what you may ask for.
web-privacy-why = What we keep, and why
web-privacy-data = Data
web-privacy-basis = Basis
web-privacy-recipients = Who sees it
web-privacy-kept = How long
web-privacy-days =
    { $days ->
        [one] Erased after one day.
       *[other] Erased after { $days } days.
    }
web-privacy-months =
    { $months ->
        [one] Its words are erased one month after it is over.
       *[other] Its words are erased { $months } months after it is over.
    }
web-privacy-through = The services it goes through
web-privacy-rights = Your rights
web-privacy-right-copy = To take a copy of what we keep about you: write "my data".
web-privacy-right-correct = To correct what is wrong: write "correct my data".
web-privacy-right-restrict = To have it kept and not used: write "do not use my data".
web-privacy-right-erase = To have it erased: write "delete my data".
web-privacy-right-withdraw = To withdraw what you agreed to: write "I withdraw my consent".
web-privacy-right-object = That we do not learn from what you write: write "do not learn from my words".
web-privacy-how = What Rida can do it does at once. What needs a member of staff is answered within 30 days, which we may prolong once by 30 days and tell you why. It costs you nothing.
web-privacy-write = Write to us in the chat
web-privacy-whom = Whom to ask
web-privacy-contact = { $name }:
web-privacy-authority = If our answer does not satisfy you, you may complain to { $name }.
web-privacy-version = Version of this notice: { $version }
privacy-basis-consent = your consent
privacy-basis-explicit_consent = your explicit consent
privacy-basis-legitimate_interest = a legitimate interest in serving you, which does not touch your rights
privacy-basis-vital_interest = protecting your life and safety
privacy-basis-law = a duty by law

## What people ask for about their data

choice-data-copy = A copy of my data
choice-data-copy-yes = Yes, send it here
choice-data-correct = Correct my data
choice-data-restrict = Keep it, do not use it
choice-data-use-again = You may use it again
choice-data-learn-again = You may learn from it
choice-data-withdraw = I withdraw my consent
choice-data-erase = Delete my data
choice-data-erase-yes = Yes, delete all of it
choice-data-erase-now = Withdraw it, delete now
choice-data-erase-later = Delete when it is done
choice-data-erase-stop = Cancel the deletion
choice-data-erase-rest = Only what is unfinished
choice-data-keep = No, keep it
choice-data-part = It is part of my message
data-copy-sent =
    This is everything that we keep about you, in a file that opens on any device. It came to you alone, in this chat.
    What others told us in confidence is not in it.
data-copy-shared =
    You told us that somebody else may read along here. Everything you wrote is in the file.
    Shall we send it now?
data-correct-what =
    What shall we correct? Write it as it is right, such as: my name is Huda, not Hudaa.
    The answers of a registration are corrected at once from "My registrations".
data-request-kept =
    We recorded your request as number { $number }, and it reached those at the society who may answer it.
    We answer you here by:
    { $until }
data-restricted = As you wish: we keep your data and use it only for what you asked for yourself. We will not remind you of anything, and will not learn from what you wrote; our staff see this on your requests.
data-restricted-already = Your data is kept, and used only for what you asked for yourself, as you told us before.
data-used-again = Thank you. We use your data again to serve you.
data-objected = As you wish: we will not learn from what you write from now on.
data-objected-already = You told us this before, and we do not learn from what you write.
data-learnt-again = Thank you. What you write helps us to answer better.
data-withdrawn = Your consent is withdrawn, and we recorded it. From now on we use your data only for what you ask for yourself. What was done before stays as it was.
data-withdrawn-open =
    Your consent is withdrawn, and we recorded it. From now on we use your data only for your open request, and our staff see this on it.
    If you want that to stop as well, withdraw it from "My requests".
data-withdrawn-none = We have no consent of yours to withdraw. Everything about your data is here:
data-open-case = request { $number }
data-open-registration = registration { $number }
data-open-private = a private matter
data-erase-ask =
    We delete everything we keep about you: what you wrote and sent, your name and number, your requests and registrations.
    Numbers without words or names stay, so that we know how many requests came, and a record that the deletion was done. It cannot be undone.
    Shall we delete it?
data-erase-ask-open =
    We delete everything we keep about you; numbers without words or names stay. It cannot be undone.
    But something of yours is not finished yet:
    { $open }
    If we delete now, it is withdrawn and nobody works on it. We can also delete when it is done, or delete now only what is unfinished (drafts, words that reached nobody yet, reminders), and keep it.
    What do you choose?
data-erase-ask-waits =
    You asked us before to delete everything when this is done, and we will:
    { $open }
    Shall we delete now instead?
data-erased = All of your data is deleted. This is the last message of it, and what you write next begins anew. We are here whenever you need us.
data-kept = Nothing was deleted, and everything stays as it is.
data-erase-stopped = Your request { $number } is cancelled, and we will delete nothing by ourselves.
data-rest-erased =
    We deleted what was unfinished: drafts, words that had reached nobody yet, and reminders. What stays:
    { $open }
data-erase-awaits =
    We recorded your request as number { $number }. We delete everything by ourselves when what is open is done, and tell you.
    If it takes long, then by:
    { $until }
request-what-copy = a copy of your data
request-what-correct = a correction of your data
request-what-restrict = that your data is kept and not used
request-what-erase = the deletion of your data
request-what-object = that we do not learn from what you write
request-done = What you asked for as number { $number } is done: { $what }.
request-refused =
    We are sorry, we could not do what you asked for as number { $number }: { $what }.
    The reason: { $reason }
    If this does not satisfy you, you may complain to { $authority }: { $link }
request-prolonged =
    Your request { $number } needs more time: { $what }.
    The reason: { $reason }
    We answer you by:
    { $until }
    We will not prolong it again.

## What the staff who may know see

choice-request-done = Done
choice-request-refuse = Refuse, with a reason
choice-request-longer = Prolong, with a reason
choice-data-requests = Data requests
choice-data-request = Data request
choice-data-asked = Oral request
request-kind-copy = a copy of the data
request-kind-correct = a correction of the data
request-kind-restrict = restricted use
request-kind-erase = erasure of the data
request-kind-object = an objection to learning
request-told-new =
    A new request about data, number { $number }: { $kind }
    Due: { $until }
    { $details }
request-told-due =
    A reminder of a request about data, number { $number }: { $kind }
    Due: { $until }
    { $details }
request-words = In their words: { $words }
request-about = It concerns: { $numbers }
request-oral = Recorded by word of mouth; the answer reaches them in their chat.
request-oral-nobody = Recorded by word of mouth, of somebody who has no chat here: whoever recorded it tells them the answer.
request-closed = Noted. Request { $number } is with its person now.
request-refuse-why = Why do we refuse request { $number }? Its person reads the reason as you write it.
request-refused-noted = Request { $number } is refused, and its person has the reason.
request-longer-why = Why does request { $number } need another 30 days? Its person reads the reason as you write it, and it is not prolonged again.
request-prolonged-noted =
    Request { $number } is prolonged until:
    { $until }
request-prolonged-before = Request { $number } was prolonged before; that is possible once only.
request-none = No request waits here.
desk-no-requests = No data requests are waiting.
desk-requests =
    { $count ->
        [one] One data request is waiting:
       *[other] { $count } data requests are waiting:
    }
    { $lines }
desk-request-line = { $number }: { $kind }, until { $until }
desk-request-how =
    Write the number of the request and what became of it:
    /request 3001 done
    /request 3001 refuse REASON
    /request 3001 longer REASON
desk-request-over = Request { $number } was closed before.
desk-data-asked-how =
    To record an oral request write its kind (copy, correct, restrict, erase or object), then the number of the person's case if there is one, then their words:
    /data_asked erase 1001 they called and want their data erased
desk-data-asked-kept =
    Request { $number } is recorded, and reached those who may answer it. Due:
    { $until }
room-use-restricted = The person asked that their data is used for nothing but what they asked for. Use it for nothing but this case.
room-use-lifted = The person allows their data to be used again.
card-restricted = Asked that their data is used for nothing but their request.
letter-request-new-subject = New request about data number { $number }
letter-request-new =
    A request about data has come: { $kind }. It is to be answered by:
    { $until }
    Its details are in the private chat with Rida, or by the command /requests at the common desk.
letter-request-due-subject = Reminder: request about data number { $number }
letter-request-due =
    A request about data waits for an answer: { $kind }. It is due by:
    { $until }
    Its details are in the private chat with Rida, or by the command /requests at the common desk.

## The register of processing (rida privacy record)

record-title = Register of personal data processing: { $controller } (version of the notice { $version })
record-contact = Contact: { $contact }
record-line = { "  " }{ $name }: { $value }
record-requests = Requests about data: { $days } days, once prolonged by { $days } days with a reason that the person is told.
