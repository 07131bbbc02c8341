### Drafts of the notices of a data breach: to the authority within 72 hours, and to the people. Numbers and no names; what Rida cannot know stands between brackets.

breach-authority =
    Notice of a personal data breach (draft)

    To: { $authority }
    From: { $controller }
    Contact: { $contact }

    We learned of it: { $discovered }
    This notice is due (72 hours): { $deadline }

    1. What happened
    { $what }
    Time: from { $begins }
    to { $ends }
    How it happened: { $open_cause }
    Whether it is over, and since when: { $open_stopped }

    2. The people concerned
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
    { $concerned }

    3. Kinds of data
    { $kinds }

    4. Who looked and took copies in that time, from the audit trail
    { $accesses }

    5. What may come of it
    { $open_risks }

    6. What we did and will do
    { $open_measures }

    7. Notice to the people
    { $open_told }

    { $open_signed }
breach-people =
    Notice about your data (draft)

    Dear Sir or Madam,
    we write to you from { $controller }, because somebody who had no right to may have seen your data with us. We are sorry.

    What happened: { $what }
    Time: from { $begins }
    to { $ends }

    The data that may be concerned:
    { $kinds }

    What may come of it: { $open_risks }
    What we did: { $open_measures }
    What we advise: give nobody a code that was sent to you, beware of whoever calls in our name and asks for money or a number, and tell us if that happens.

    For any question: { $contact }
    You may complain to: { $authority }

    { $open_signed }
breach-open-what = what happened, in a sentence or two, without names
breach-open-cause = how it happened, or that it is still looked into
breach-open-stopped = yes or no, and the time
breach-open-risks = the harm that is expected or was done, as fraud, embarrassment, danger to somebody
breach-open-measures = what you stopped it with, and what you do so that it does not happen again
breach-open-told = whether the people were told, when and how
breach-open-signed = name, position, signature and date
breach-open-contact = the data protection officer's e-mail or telephone
breach-open-kinds = the kinds of data that got out
breach-count-cases =
    { $count ->
        [one] { $count } case
       *[other] { $count } cases
    }
breach-count-registrations =
    { $count ->
        [one] { $count } registration
       *[other] { $count } registrations
    }
breach-count-disclosures =
    { $count ->
        [one] { $count } private matter (sensitive data)
       *[other] { $count } private matters (sensitive data)
    }
breach-count-unreachable =
    { $count ->
        [one] the data of { $count } of them was erased since, and they cannot be told
       *[other] the data of { $count } of them was erased since, and they cannot be told
    }
breach-counted-by-trail = This is what the audit trail shows. Whoever got at the database itself does not stand in it.
breach-counted-by-us = This is all that was kept of that kind.
breach-access =
    { $count ->
        [one] - { $who }: { $did }, once
       *[other] - { $who }: { $did }, { $count } times
    }
breach-access-none = Nobody stands in the trail in that time.
breach-who-agent = agent { $number }
breach-who-supervisor = supervisor { $number }
breach-who-director = director { $number }
breach-who-confidential = trusted with private matters { $number }
breach-who-former = former member { $number }
breach-who-operator = the technical manager
breach-who-rida = Rida by itself
