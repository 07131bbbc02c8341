### When somebody writes in need, in anger, without a word, or in another language. Short, calm, without blame (C23).

## A cry for help

emergency =
    Your safety comes first. If you or somebody with you is in danger now, call at once:
    { $lines }
emergency-line = { $number } { $name }
emergency-talk =
    Your message has reached our staff just now, marked urgent. Its number is { $number }.
    Write here whatever you want; it reaches them as it is.
emergency-talk-closed =
    Your message has reached our staff, marked urgent. Its number is { $number }. Our office is closed now, so do not wait for us: call.
    Write here whatever you want; it reaches them as it is.
emergency-told = What you wrote has also gone to our staff, marked urgent. Its number is { $number }.

room-urgent =
    Urgent: the person of case { $number } writes of danger or cries for help. We gave them the emergency numbers.
    Contact them now. Told: { $names }
member-urgent =
    Urgent: case { $number } is a cry for help. We gave its person the emergency numbers.
    Open its room now. Told: { $names }
card-urgent = Urgent: wrote of danger or cried for help
letter-urgent-subject = Urgent: a cry for help in case number { $number }
letter-urgent =
    Peace be upon you,
    A person wrote of danger or cried for help. We gave them the emergency numbers at once; please contact them now.

## Without words, in anger, or in another language

no-words = Your message has reached us, but it holds no words that we understand. Write what you need in your own words, or record it with your voice.
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
    We have read your message. There is more in it than one question, and a person should read it.
    Where shall it go?
answer-one =
    { $title }
    { $answer }
answer-within =
    About { $initiative }:
    { $answer }
answered-all = That is what you asked about. If anything is left, write it to me.
rest-unanswered =
    There is something in your message that I do not know, and I do not want to guess:
    { $questions }
    One of our staff can answer you. What you wrote goes to them as it is.
rest-handed-over =
    You asked about many things, and each deserves an answer. These have gone to a person of our staff:
    { $questions }

## A late service, and a suggestion

delay-ask =
    We are sorry for the delay; your time matters to us.
    Write which service is late and since when, or record it with your voice. It goes to the projects supervisor.
delay-opened =
    We are sorry for this delay. Your report is registered. Its number is { $number }:
    { $told }

    We promise you a solution and an answer at the latest by:
    { $due }
    It has reached the projects supervisor. To add or correct anything, write it here.
suggestion-ask =
    Your view makes us better, and we are glad to hear it.
    Write your idea in your own words, even one line, or record it with your voice.
suggestion-opened =
    Thank you. Your suggestion is registered. Its number is { $number }:
    { $told }

    It has reached the team, and we tell you what became of it at the latest by:
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
