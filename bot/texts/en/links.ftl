### What a link writes for whoever opens the chat on WhatsApp, and the captions of codes.

## The words: people send them as they are. The initiative's name comes last, and they stay as a poster was printed.

link-words-register = I would like to register for { $name }
link-words-any = I would like to register for an initiative
link-words-complaint = I would like to make a complaint
link-words-menu = I would like to see the menu

