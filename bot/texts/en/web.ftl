## The web pages: the public chat and the demonstration

web-name = Rida
web-title-chat = Rida · { $society }
web-title-demo = Rida: a demonstration
web-language-switch = عرض الصفحة بالعربية
web-skip = Go to the conversation

## The bar of standing buttons

web-bar = Quick buttons
web-bar-menu = Menu
web-bar-back = Back
web-bar-cancel = Cancel
web-bar-human = A person
web-bar-language = العربية
web-bar-start = Register

## The conversation

web-person-phone = The person’s phone
web-log = Messages
web-hello = Welcome
web-hello-more = Write your question or complaint in your own words, send a photo or a voice note, or start from the menu.
web-start = Let’s start
web-typing = Rida is typing…
web-new-messages = New messages
web-offline = The connection is lost. We keep trying, and what you wrote is safe.
web-you = You
web-choices = Choices
web-past-choices = Earlier choices
web-photo = Photo
web-photo-named = Photo: { $name }
web-qr = QR code; open it in full size
web-voice = Voice note
web-audio = Sound file
web-video = Video
web-document = Document
web-download = Download { $name }
web-location = The place on a map
web-new-window = opens in a new window
web-status-sent = Received
web-bytes = bytes
web-kilobytes = KB
web-megabytes = MB

## Writing

web-composer = Write a message
web-write = Write your message
web-send = Send
web-attach = Attach
web-attach-photo = Photo
web-attach-document = Document or file
web-attach-location = My location
web-remove-file = Remove { $name }
web-left = { $left } left
web-over = The message is longer than what can be sent ({ $most } characters at the most). Please shorten it or send it as two.
web-empty = Write something or attach a file first.
web-plain-demo = The demonstration needs JavaScript, which this browser does not run. The chat works without it.
web-plain-file = Photo or file:
web-plain-refresh = Refresh
web-plain-explain = New answers show after “Refresh”.
web-shrinking = Making the photo smaller, so that it arrives sooner…
web-sending = Sending…
web-not-sent = Not delivered yet. We try again once the connection is back.
web-retry = Send again
web-discard = Delete
web-too-many-files = One message can carry { $most } files. Please send the others in another message.

## Recording

web-record = Record a voice note
web-recording = Recording
web-record-cancel = Cancel the recording
web-record-send = Send the recording
web-record-refused = The page may not use the microphone. Allow it in the browser’s settings, or write your message.
web-record-none = There is no microphone on this device. You can write, or attach a sound file.
web-record-impossible = This browser cannot record here. You can write, or attach a sound file.
web-record-short = That was very short. Press the microphone, speak, then send.

## Location

web-location-title = Share your location
web-location-explain = Your browser asks for permission; then where you are now is sent once, in this conversation, and the society’s staff see it.
web-location-share = Share my location
web-location-wait = Finding your location…
web-location-refused = The page may not know your location. You can describe the place in words.
web-location-failed = Your location could not be found just now. Try again, or describe the place in words.

## The staff’s phone

web-staff-phone = The staff’s phone
web-staff-title = { $society }: team
web-rooms = Topics
web-rooms-empty = No cases yet. Every complaint opens a topic here.
web-desk = Common desk
web-desk-about = Notices for all staff
web-room-complaint = Complaint { $number }
web-room-delay = Delay { $number }
web-room-suggestion = Suggestion { $number }
web-room-help = Request for help { $number }
web-room-question = Question { $number }
web-rooms-back = All topics
web-acting-as = You act as
web-card-words = What the card says
web-card = Case card
web-unread = Unread messages
web-staff-write = Write to the person
web-staff-hint = Your message goes to the person. Start with { $mark } for an internal note.
web-staff-note = Internal note: the person does not see it.
web-staff-desk-write = Write here
web-staff-desk-hint = The common desk of all staff.
web-due = Due: { $day }, { $time }
web-late = Past its date
web-assignee = With { $name }
web-unassigned = Nobody has taken it
web-role-agent = Service agent
web-role-supervisor = Projects supervisor
web-role-director = Director
web-role-confidential = Confidential officer

## Official e-mails

web-mails = Official e-mails
web-mails-about = As they are sent to those in charge
web-mails-empty = No e-mails yet. Once a complaint arrives, the official e-mail to the projects supervisor shows here.
web-mail-choose = Choose an e-mail to read it
web-mail-to = To
web-mail-body = The e-mail’s text
web-mail-files = Attachments
web-mail-queued = Waiting
web-mail-sent = Sent
web-mail-parked = Not sent
web-mail-back = All e-mails

## The clock and the demonstration

web-demo-note = A demonstration: try anything, and write no real personal data.
web-demo-lead = Try the whole journey
web-demo-step-one = Write a complaint on the person’s phone, with a photo or a voice note.
web-demo-step-two = Take it on the staff’s phone and offer solutions.
web-demo-step-three = Move the clock and watch the notices and e-mails.
web-tabs = Parts of the page
web-tab-person = Person
web-tab-staff = Staff
web-tab-mails = E-mails
web-clock = Clock
web-clock-now = Time in the demonstration
web-clock-moved = moved
web-clock-move = Move the clock
web-clock-office-hour = One office hour
web-clock-working-day = One working day
web-clock-deadline = Past the next deadline
web-clock-moving = Moving the clock…
web-restart = Start over
web-restart-title = Start with an empty case book?
web-restart-explain = Every conversation, case and e-mail of this demonstration is deleted, and the clock returns to the real time.
web-restart-yes = Yes, start over
web-end = End
web-end-title = End this conversation and hide it on this device?
web-end-explain = It disappears from here, and nobody can open it on this device again, not even you. What reached us stays with our staff, and they go on working on it. If you expect an answer, note your request number and call us whenever you like.
web-end-yes = Yes, end and hide it
web-end-unsent = A message of yours has not reached us yet; it is lost if you end the conversation now.
web-ended = The conversation has ended, and nothing of it is left on this device.
web-no-cookies = Your browser blocks cookies, and without them we cannot know that the messages are yours. Allow them for this page, or open it in another browser.
web-no = Keep it
web-restarted = We started over with an empty case book.

## Errors

web-error-title = Sorry
web-error-home = Back to the conversation
web-error-not-found = We could not find that. Its address may have changed.
web-error-broken = Something went wrong on our side, and we are sorry. Please try again in a moment.
web-error-bad-request = We could not read that. Please reload the page and try again.
web-error-host = This is not the address of the demonstration. Open it by the address that was shown when it started.
web-error-foreign = That did not come from our own page, so we did not take it. Please open the chat at its own address and try again.
web-error-no-session = Your session has ended, or your browser blocks it. What you wrote is still here: reload the page and send it again; if that does not help, allow cookies for this page.
web-error-empty = The message arrived empty. Write to us, or attach a photo or a recording.
web-error-too-long = Your message has { $length } characters; the most that can be sent is { $most }. Please send it as two messages: nothing of it is lost.
web-error-too-large = That is more than { $megabytes } megabytes. Please send the files in several messages.
web-error-location = We could not read that location. Try again, or describe the place in words.
web-error-no-room = We cannot keep the file { $name } just now. Please tell us in words what is in it, or send it later.
web-error-many-files = Many files came in today, and we could not keep the file { $name }. Please tell us in words what is in it, or send it tomorrow.
web-error-not-now = Your message could not be kept at this moment. We try again by ourselves: please keep this page open.
web-error-not-now-form = Your message could not be kept at this moment. What you wrote still stands below: please send it again in a moment.
web-error-file-too-large = The file { $name } is larger than { $megabytes } megabytes. Please send a smaller copy.
web-error-file-empty = The file { $name } is empty. Please choose it again.
web-error-file-type =
    We cannot take this file. Please take a photo of the paper and send us the photo.
    The file: { $name }
web-error-not-offered = That button is no longer available. Choose one that you see, or open the menu.
web-error-member = Choose which staff member you act as first.
web-error-no-deadline = No open case has a date ahead.
web-error-restart = Starting over is not possible while a real channel is on.
web-error-network = There is no connection. Check the network and try again.

## The page of a pass

web-pass-title = Pass
web-pass-valid = This pass is valid
web-pass-valid-more = Show its code to our staff at the door. You are very welcome.
web-pass-used = This pass was used
web-pass-used-more = Attendance was marked with it already. If that is a mistake, please tell our staff at the door.
web-pass-void = This pass is not valid
web-pass-void-more = If you registered with us, your new pass is under "My registrations", and our staff are glad to help.
web-pass-staff = For staff: mark attendance

## As another app would show it (in the demonstration)

web-appearance = The person's phone as it is on
web-appearance-web = Web page
web-appearance-as-telegram = The same talk as Telegram shows it.
web-appearance-as-whatsapp =
    { $count ->
        [0] The same talk as WhatsApp shows it. We have sent nothing yet.
        [one] As WhatsApp shows it. We have sent one message.
       *[other] As WhatsApp shows it. We have sent { $count } messages.
    }
web-sheet-close = Close the list
