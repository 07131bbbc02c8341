### WhatsApp: the words that nothing else needs.

whatsapp-choose = Please choose:
whatsapp-choices = Choices
whatsapp-write-number = Type the number of your choice.
whatsapp-file-not-taken = WhatsApp cannot bring this file. Write to us here and we send it in another form.
whatsapp-flow-hint = Or all questions together in one form, by the button “Fill in the form”. The words “back” and “menu” work here, too.
whatsapp-flow-open = Fill in the form
whatsapp-flow-next = Next
whatsapp-flow-done = Send
