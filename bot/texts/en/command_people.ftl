### What `rida staff`, `rida person`, `rida qr` and `rida whatsapp` say in a terminal.

## Staff

staff-invited =
    { $hours ->
        [one] One member, { $role }, within one hour. Shown only this once:
       *[other] One member, { $role }, within { $hours } hours. Shown only this once:
    }
staff-invited-link = They open it on Telegram.
staff-invited-words = They write it to the bot on Telegram.
staff-removed = { $id } may do nothing any more.
staff-nobody = nobody with the id { $id } works here: `rida staff list` shows who does
staff-state-joined = joined
staff-state-removed = removed

## A person: what is kept of them is given out, or erased

person-unwritten = { $file } cannot be written ({ $why }): name another place
person-given = kept in { $file }: for this person alone
person-contact = contact { $contact } ({ $channels })
person-no-address = no address
person-cases = cases { $numbers }
person-open-cases = of them open: { $numbers }
person-registrations = registrations { $numbers }
person-say-yes = this would erase { $whom }: say --yes to do it
person-asked = This erases { $whom }. It cannot be taken back.
person-type = Type the number of the contact to erase it
person-not-erased = nothing was erased
person-erased = erased: { $whom }
person-unfinished =
    Rida finishes it while it runs, or at its next start: it asks Telegram to delete what
    stands there, and makes the file of the database anew.
person-nobody = nobody is known by { $asked }: say { $forms }
person-several = { $asked } fits several people: say which, { $forms }

## Codes, posters, links

qr-nowhere = No phone reaches { $url }: set web.public_url and draw it anew.
qr-no-initiative = config.yaml lists no initiative { $id }; it lists: { $known }
qr-nothing = none
qr-code-alone = a poster is an initiative's; of { $place } there is a code alone: leave --poster out
qr-ending = { $file }: give a name that ends in { $endings }
qr-or = or
qr-no-edition = --language: { $language } is none that posters are made in; give { $known }
qr-language-of-posters = --language is the poster's: give --poster FILE.pdf too; a code reads the same in both
qr-unwritten = { $file } cannot be written ({ $why })
qr-written = written: { $file }
links-no-bot-name = Telegram does not tell the bot's name, which the link needs: see `rida check`
links-no-number = WhatsApp does not tell its number, which the link needs: set whatsapp.number, or see `rida check`
flow-no-language = --language: { $language } is none of { $known }
flow-no-form = { $id } is no initiative with a form in config.yaml; those with one: { $known }
flow-refused = { $id }: Meta would not take its form: { $why }
