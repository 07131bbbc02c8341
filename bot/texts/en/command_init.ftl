### `rida init`: the questions by which a society sets itself up. Each thing on a line of its own; no line longer than a narrow
### terminal, as far as it can be.

init-language =
    اكتب 1 للعربية
    Write 2 for English
init-enter = Enter: { $default }
init-enter-or-nothing = Enter: { $default } (- leaves it out)
init-enter-nothing = Enter: leave it out
init-must = This one is needed
init-yes = yes
init-no = no
init-none = none
init-left = Left before the end: nothing was written
init-unanswered =
    { $key }
    { $why }
    Nothing was written
init-no-question = Nobody asks this
init-no-pair = Write it as KEY=ANSWER

## The parts

init-part-society = { $number } of { $count } · The society. "back" goes back, Ctrl-C leaves
init-part-calendar = { $number } of { $count } · When the office is open
init-part-staff = { $number } of { $count } · Who works here
init-part-web = { $number } of { $count } · The page
init-part-backup = { $number } of { $count } · Backups
init-part-initiatives = { $number } of { $count } · Initiatives

## The society

init-ask-name-ar = What is the society called, in Arabic?
init-ask-name-en = And in English?
init-ask-email = The e-mail address where people write to it
init-ask-mobile = The mobile number, with the country's code
init-ask-phone = The telephone
init-ask-social = The account on social media
init-ask-address = The address of the office
init-wrong-email = This is no e-mail address: write it as name@example.org
init-wrong-phone = This is no telephone number: write it in digits, as 966501234567

## Hours

init-ask-hours =
    When is the office open?
    Several periods with a comma: 08:00-12:00, 13:00-16:00
init-ask-weekend = Which days are off?
init-ask-country =
    Whose public holidays are off?
    The country's name, or its two letters
init-ask-timezone = The time zone
init-wrong-hours =
    These are no hours of a day
    Write opening-closing, as 08:00-16:00, one period after the other
init-wrong-weekend =
    These are no days off
    Write names of days, as Friday, Saturday, and leave one to work on
init-wrong-country = No holidays are known of it: write two letters, as SA, or - for none
init-wrong-zone = There is no such zone: write one as Asia/Riyadh

## Staff

init-ask-member = { $role }: what is their name?
init-ask-member-email = Their e-mail address, for official letters
init-ask-more = Does somebody else work here?
init-ask-role = What do they do?
init-ask-keep =
    { $name }
    { $role } { $email }
init-staff-keep = keep
init-staff-change = change
init-staff-remove = take out
init-role-agent = Agent: answers people
init-role-supervisor = Supervisor: hears of every complaint
init-role-director = Director: hears of a missed promise
init-role-confidential = Trusted with private matters

## Pages

init-ask-url =
    The address of the page on the internet, where there is one
    For example { $example }
init-ask-proxy = Does the web server before it run on this machine?
init-wrong-url = This is no web address: begin it with https://

## Backups

init-ask-backup =
    In which folder are the nightly backups kept?
    Best on another disk
init-ask-secret = By which passphrase are they encrypted?
init-secret-make = Make one for me
init-secret-file = I have a file with one
init-secret-none = None: backups that anybody can read
init-ask-passphrase-file = Where is the file?
init-wrong-passphrase = No passphrase can be read there: one line of 16 characters or more
init-wrong-passphrase-beside = It may not lie in the folder of the backups, beside what it keeps shut
init-wrong-path = This is no folder

## Initiatives

init-ask-initiatives = The initiatives that came with Rida are samples of another society
init-samples-leave = Leave them out
init-samples-keep = Keep them to look at

## Choices

init-wrong-choice = Write a number from 1 to { $count }
init-wrong-yes = Write yes or no

## The end

init-new-file =
    This file will be written:
    { $file }
init-changes =
    This will change in { $file }
init-more-changes =
    { $count ->
        [one] … and one more line
       *[other] … and { $count } more lines
    }
init-ask-write = Write it?
init-written =
    Written:
    { $file }
init-passphrase =
    The passphrase of the backups is in
    { $file }
init-passphrase-keep =
    Write it on paper now, and keep that outside the house.
    Without it no backup can be opened, and it is not shown again.
init-next =
    Go on:
      rida run                starts Rida
      rida connect telegram   brings people and staff in
