### What is said where a person tells, complains or suggests, and does not ask. Short, warm, without blame (C18, C23).

## What is heard, and what they choose

heard-unsure =
    I have your message, and I want it to reach the right place.
    Which of these is closest to what you want?
thanks-unsure =
    Thank you, kind words make us glad.
    If there is something else that you need, which of these is it?
choice-act-ask = I am only asking
choice-act-complain = A complaint
choice-act-delay = Report a delay
choice-act-suggest = A suggestion
choice-act-status = Follow my request
choice-act-human = Talk to a person
choice-act-register = Register for one
choice-act-need = I need help
choice-just-asking = I was only asking

## A complaint that was told

complaint-told =
    We are sorry for what happened to you, and we want to understand it fully. You wrote:
    { $told }

    If there is more, go on here: words, a photo or a voice note. When you are done, choose "That is all".
complaint-concern = We are sorry for what happened to you. What you wrote now is kept, too.
complaint-taken-back = All right, we stopped your complaint and sent it to nobody. If you need us later, we are here.

## A delay or a suggestion, before it is registered

delay-heard =
    We are sorry for the delay; your time matters to us. You wrote:
    { $told }

    Shall we register it as a delay? You get its number and the date of our answer at once.
choice-file-delay = Yes, report the delay
choice-ask-how-long = How long does it take?
suggestion-heard =
    Thank you, what you think helps us do better. You wrote:
    { $told }

    Shall we register it as a suggestion, and tell you what becomes of it?
choice-file-suggestion = Yes, register it
choice-file-help = File a help request

complaint-or-suggestion =
    We are sorry if something went wrong for you. You wrote:
    { $told }

    Is this a complaint or a suggestion?

## What was said beside something else

beside-salam = Peace be upon you, too.
beside-hello = Hello to you.
beside-thanks = You are welcome, and thank you for your kind words.
beside-answer =
    About your question, { $title }:
    { $answer }
beside-human = To talk to a person, write "human".
beside-status = To follow your requests, write "my cases".
beside-register = To register for an initiative, write "register".
beside-need = If you need help, write "human", and somebody listens.
several-then =
    We have all that you wrote, and begin with one of it. The rest is under the choices here:
    { $lines }
several-first =
    We have all that you wrote.
    { $lines }
several-here =
    We have all that you wrote. This is what we know; the rest is under the choices here:
    { $lines }
several-no-case = We find no open request of yours.
several-not-yours = We find no request { $number } among yours.
