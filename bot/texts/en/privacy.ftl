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
privacy-own-chat =
    The society's own page does not leave the Kingdom, and you may write there instead:
    { $link }

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
