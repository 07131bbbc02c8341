### Whoever writes by mail: what answers them, and what staff see.

mail-opened-complaint =
    We are sorry for what happened, and thank you for writing to us. Your complaint is registered. Its number is { $number }.
    We promise you a solution and an answer at the latest by:
    { $due }
    It has reached our team. What you add as a reply to this mail goes to the same complaint, and so does what would solve it for you.
mail-opened-delay =
    We are sorry for this delay. Your report is registered. Its number is { $number }.
    We promise you a solution and an answer at the latest by:
    { $due }
    It has reached our team. What you add as a reply to this mail goes to the same report.
mail-opened-suggestion =
    Thank you. Your suggestion is registered. Its number is { $number }.
    We tell you what became of it at the latest by:
    { $due }
    It has reached our team. What you add as a reply to this mail goes to it.
mail-opened-question =
    Thank you. Your question has reached a member of the staff. Its number is { $number }.
    You have the answer here at the latest by:
    { $due }
    What you add as a reply to this mail goes to it.
mail-opened-help =
    We read what you wrote, and we are sorry that things are so hard. Your request is registered. Its number is { $number }.
    Our team reads it and tells you what we can do, at the latest by:
    { $due }
    What you add as a reply to this mail goes to the same request.
mail-opened-unverified =
    A mail reached us from this address. Its number is { $number }.
    We answer it at the latest by:
    { $due }
    If it was not from you, please tell us so in a reply to this mail.
mail-empty = Your mail reached us empty. Please write what you need as a reply to this mail, even one line.
mail-left-out = We could not take something of your mail. We take pictures, PDF files and common documents, each up to 20 MB: please send what is missing as a reply to this mail.
mail-too-large = Your mail is larger than we can take: only its subject reached us. Please send it again in parts, as a reply to this mail.
mail-unproven = Your mail reached us, and we have not acted on it yet: we want to be sure that it is from the owner of this address. Please write the same words as a reply to this mail.
mail-unproven-case = Your mail about your request { $number } has reached our team. For us to be sure that it is yours and act on it, please write the same words as a reply to this mail.
mail-often = Several mails of yours reached us today. All that you write after them reaches our team; until tomorrow you may not get an answer to each mail on its own.
mail-choices = To choose, reply to this mail with the number alone in the first line, or with the words:
mail-files-stayed = Some files stayed with us: they are larger than a mail can carry. Ask for them in a reply to this mail, and we send them another way.

card-unverified = ⚠️ It came by mail, and it is not certain that the owner of the address sent it: write nothing about anybody there before you have made sure by telephone.
room-stranger-mailed =
    Somebody wrote about case { $number } from another mail address. Their words are case { $theirs }.
    It may not be the person of this case: tell them nothing of it before you have made sure.
room-unproven-wrote =
    This was written from the person's mail address, and it is not certain that they wrote it. Change nothing by it until they confirm it as a reply to a mail of ours:
    { $told }
desk-mail-stopped =
    Mails keep coming from one address, so not every mail of it is answered by itself until tomorrow. It may be a program that answers a program.
    All that it sends is kept.
desk-mail-stopped-case =
    Mails keep coming from one address, the last in case { $number }, so not every mail of it is answered by itself until tomorrow. It may be a program that answers a program.
    All that it sends is kept, and whoever works on the case sees it.
desk-member-mailed =
    { $name } of our team wrote to the mailbox for complaints. No case was opened:
    { $told }
desk-mail-unread = A mail came to the mailbox that we could not take, and its sender had no answer from us. It is there, unread: please open the mailbox, read it, and answer whoever wrote it. More of the kind may come today; we say it again tomorrow at the earliest.
desk-mails-left = Mails lie in the mailbox that we left unread and unanswered, because the mail provider takes them for spam or because they are written in the name of our own mailbox. A person's may be among them: please have a look there. More may come today; we say it again tomorrow at the earliest.
