// The person's phone: the same on /chat and on the left of the demonstration.
import { Composer } from "./composer.js";
import { parts, unique } from "./dom.js";
import { Log } from "./log.js";
import { appearances } from "./appearances.js";
import { ended, endDialog } from "./end.js";
import { bannerState, post } from "./net.js";
import { placeDialog } from "./place.js";
import { press } from "./press.js";
import { Queue } from "./queue.js";
import { listen } from "./stream.js";
import { typing } from "./typing.js";
import { LANGUAGE, t } from "./words.js";

export function startPerson(onNews = () => {}) {
  const root = document.getElementById("person");
  const part = parts(root);
  const say = (sentence) => composer.problem(sentence);
  const log = new Log(root.querySelector(".log"), part.toEnd, {
    isMine: (item) => !item.outgoing,
    authorOf: () => "",
    onPress: (element, { action, arg, label }, { stamp, opens }) => opens ? appearance.open(opens) : press(element, "/chat/presses", { action, arg, stamp, label }, say),
    onChange: () => { part.hello.hidden = !greeting || !log.empty; },
  });
  const appearance = appearances(root, part, log);
  let ready = false;
  let greeting = !part.hello.hidden; // the page of /chat is greeted by the server, before any script
  const queue = new Queue("person", "/chat/messages", () => log, (entry, sentence) => composer.giveBack(entry, sentence));
  const share = placeDialog(({ latitude, longitude }) => queue.add({ fields: { latitude, longitude } }));
  const composer = new Composer(root.querySelector(".composer"), { onSend: (written) => queue.add(written), onLocation: share });
  const dots = typing(part.typing);
  const language = languages(say);

  composer.open("person", composer.text);
  composer.adopt(part.plainFiles);
  endDialog(queue);
  if (!navigator.cookieEnabled) say(t("web-no-cookies"));
  for (const button of root.querySelectorAll("[data-standing]")) {
    const fields = { action: button.dataset.standing, arg: "", stamp: null, label: button.textContent.trim() };
    button.addEventListener("click", (event) => {
      event.preventDefault();
      press(button, "/chat/presses", fields, say);
    });
  }
  const state = bannerState(part.banner);
  listen("/chat/events", {
    snapshot: ({ items, ...spoken }) => {
      ready = greeting = true;
      appearance.reset(items);
      language.known(spoken.language);
      queue.restored ? queue.run() : queue.restore();
      queue.restored = true;
      followLink(say);
    },
    item: (item) => { if (item.outgoing) { dots(false); onNews(); } appearance.put(item); },
    typing: ({ on }) => dots(on),
    language: (spoken) => language.heard(spoken.language),
    reset: () => { dots(false); appearance.reset([]); },
    ended,
  }, (up) => { state(up); if (up && ready) queue.run(); });
}

// A link or a QR code brought the person here: /chat?start=reg-ibda opens that registration, once.
async function followLink(say) {
  const start = new URLSearchParams(location.search).get("start");
  if (!start) return;
  history.replaceState(null, "", location.pathname);
  try {
    await post("/chat/presses", { client_id: unique(), action: "start", arg: start, stamp: null });
  } catch (problem) {
    say(problem.message);
  }
}

// One language for the page and the talk: whichever is changed, the other follows.
function languages(say) {
  let spoken;
  const go = (to) => location.assign(`?lang=${to}`);
  const link = document.querySelector("[data-language]");
  link.addEventListener("click", async (event) => {
    const to = link.dataset.language;
    if (spoken === undefined || spoken === to) return;
    event.preventDefault();
    await press(link, "/chat/presses", { action: "language", arg: to, stamp: null, label: "" }, say);
    go(to);
  });
  return {
    known: (now) => { spoken = now; },
    heard: (now) => {
      const changed = spoken !== now;
      spoken = now;
      if (changed && now !== LANGUAGE) go(now);
    },
  };
}
