### When somebody writes in need, in anger, without a word, or in another language. Short, calm, without blame (C23).

## A cry for help

emergency =
    Your safety comes first. If you or somebody with you is in danger now, call at once:
    { $lines }
emergency-line = { $number } { $name }
emergency-talk =
    Your message has reached our staff just now, marked urgent. Its number is { $number }.
    Write here whatever you want; it reaches them as it is.
    { $waits }
emergency-talk-closed =
    Your message has reached our staff, marked urgent. Its number is { $number }. Our office is closed now, so do not wait for us: call.
    Write here whatever you want; it reaches them as it is.
    { $waits }
form-waits = What you were writing is kept as it is, and we go on whenever you like.
withdraw-after-word =
    Your wish to withdraw request { $number } has gone to our staff. Your safety matters to us, so we do not withdraw it before one of them has written to you here.


room-urgent =
    🆘 A cry for help in case { $number }:
    { $cry }

    We gave the person the emergency numbers, and whatever they write from now on arrives here. Write to them now.
    Told: { $names }
room-urgent-still =
    🆘 Nobody has written yet to the person who cried for help in case { $number }, since { $since }:
    { $cry }

    Write to them now. This is told again until words of yours have reached them, or you press "False alarm".
    Told: { $names }
room-urgent-heard = Your words have reached the person of case { $number }: the alarm is over. Whatever they write now arrives here.
room-urgent-false =
    { $name } ended the alarm of case { $number } as a false one. The reason:
    { $reason }
room-false-alarm-why = Write a word about the reason. It is kept with your name in the case's history, and the person never sees it.
room-cry-first = No words of yours have reached the person yet who cried for help in case { $number }. Write to them first, or press "False alarm".
choice-false-alarm = False alarm
member-urgent =
    🆘 A cry for help in case { $number }:
    { $said }

    We gave its person the emergency numbers. Open its room and write to them now. Told: { $names }
member-urgent-still =
    🆘 Nobody has written yet to the person who cried for help in case { $number }, since { $due }:
    { $said }

    Open its room and write to them now. Told: { $names }
member-urgent-heard = A colleague's words have reached the person of case { $number }: the alarm is over.
member-urgent-false =
    The alarm of case { $number } was ended as a false one:
    { $said }
card-urgent = 🆘 Urgent: wrote of danger or cried for help
card-crying = 🆘 A cry for help, and nobody has written to its person yet, since { $since }
line-urgent = 🆘 Urgent { $line }
line-crying = 🆘 A cry for help, unanswered { $line }
letter-urgent-subject = Urgent: a cry for help in case number { $number }
letter-urgent =
    Peace be upon you,
    This is a cry for help from a person. We gave them the emergency numbers at once; please write to them now in the case's room.
letter-urgent-still-subject = Urgent: an unanswered cry for help in case number { $number }
letter-urgent-still =
    Peace be upon you,
    This is a cry for help from a person, and nobody has written to them yet, since { $since }
    Please write to them now in the case's room. This is told again until words of staff have reached them.
letter-cry = { $cry }
letter-marked-subject = 🆘 { $subject }

## Without words, in anger, or in another language

no-words = We are with you. What happened? Write to us, or record it with your voice.
complaint-wish-spoken = In the voice note that came along
anger-heard =
    We are sorry that we upset you, and we want to put it right.
    Tell us your complaint, or talk to one of our staff. We are listening.
tongue =
    { $own }

    I am Rida; I understand Arabic and English. Write in your own language, and your message goes to a person of our staff as it is.
tongue-ur = ہم عربی اور انگریزی سمجھتے ہیں۔ آپ کا پیغام ہمارے عملے کو پہنچ سکتا ہے۔
tongue-bn = আমরা আরবি ও ইংরেজি বুঝি। আপনার বার্তা আমাদের কর্মীর কাছে পাঠানো যাবে।
tongue-hi = हम अरबी और अंग्रेज़ी समझते हैं। आपका संदेश हमारे कर्मचारी तक पहुँचाया जा सकता है।
tongue-tl = Arabic at Ingles ang naiintindihan namin. Maipapasa namin ang mensahe mo sa aming tauhan.
tongue-fr = Nous parlons arabe et anglais. Votre message peut être transmis à une personne de notre équipe.
tongue-id = Kami memahami bahasa Arab dan Inggris. Pesan Anda dapat kami teruskan kepada petugas.
tongue-tr = Arapça ve İngilizce biliyoruz. Mesajınızı bir çalışanımıza iletebiliriz.
tongue-other = We speak Arabic and English. A person of our staff can read your message.

long-story =
    Your whole story has reached us, and a person should read it.
    Where shall it go?
answer-one =
    { $title }
    { $answer }
answer-within =
    About { $initiative }:
    { $answer }
answered-all = That is what you asked about. If anything is left, write it to me.
rest-unanswered =
    To this part of your message I have no sure answer:
    { $questions }
    Shall I take it to a person who answers you?
rest-handed-over =
    You asked about many things, and each deserves an answer. These have gone to a person of our staff:
    { $questions }

## A late service, and a suggestion

delay-ask =
    We are sorry for the delay; your time matters to us.
    Write which service is late and since when, or record it with your voice. It goes to the projects supervisor.
delay-ask-told =
    We are sorry for the delay; your time matters to us. You wrote:
    { $told }

    If this is your report, choose "That is all", or add which service is late and since when. If it is about something else, choose "Not about this".
delay-opened =
    We are sorry for this delay. Your report is registered. Its number is { $number }:
    { $told }

    We promise you a solution and an answer at the latest by:
    { $due }
    It has reached the projects supervisor. To add or correct anything, write it here.
suggestion-ask =
    Your view makes us better, and we are glad to hear it.
    Write your idea in your own words, even one line, or record it with your voice.
suggestion-ask-told =
    Your view makes us better, and we are glad to hear it. You wrote:
    { $told }

    If this is your suggestion, choose "That is all", or add what you like. If it is about something else, choose "Not about this".
suggestion-opened =
    Thank you. Your suggestion is registered. Its number is { $number }:
    { $told }

    It has reached the team, and we tell you what became of it at the latest by:
    { $due }
    To add anything, write it here.
help-ask =
    We are listening. What do you need?
    Write it in your own words, even one line, or record it with your voice. We need no identity number and no bank account.
help-ask-told =
    We are listening. You wrote:
    { $told }

    If this is what you need, choose "That is all", or add what you like. If it is about something else, choose "Not about this".
help-opened =
    We read what you wrote, and we are sorry that things are so hard. Your request is registered. Its number is { $number }:
    { $told }

    Our team reads it and tells you what we can do, at the latest by:
    { $due }
    To add anything, write it here.
letter-opened-delay-subject = New report of a delay, number { $number }
letter-opened-delay =
    Peace be upon you,
    A person has reported that a service is late. We promised an answer within three working days.
letter-opened-suggestion-subject = New suggestion number { $number }
letter-opened-suggestion =
    Peace be upon you,
    A person has made a suggestion. We promised to tell them what became of it within three working days.

complaint-start-over =
    We will leave what you wrote, and you begin anew:
    { $told }

    Are you sure?
choice-start-over-yes = Yes, start anew

## When staff write to somebody who is in the middle of something else

whose-ask =
    Our staff wrote to you about request { $number }, and then you wrote:
    { $told }

    Who is it for?
choice-whose = A message of yours waits: who is it for?
choice-whose-staff = An answer to the staff
choice-whose-form = It goes on with what I was writing
whose-passed-on = Your answer has reached the staff of request { $number }.
choice-resume-registration = Go on with the registration?
choice-resume-complaint = Go on with the complaint?
choice-resume-talk = Back to the talk before?
choice-resume-other = Go on where we stopped?
