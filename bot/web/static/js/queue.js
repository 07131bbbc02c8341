// What was written and is on its way. One after the other, each with an id of its own, so that trying
// again never doubles it; it is kept, files too, until the server has it, also when the tab is closed.
import { file } from "./bubble.js";
import { make, unique } from "./dom.js";
import { unsent } from "./keep.js";
import { Away, post } from "./net.js";
import { words } from "./bubble.js";
import { t } from "./words.js";

const PATIENCE = [2000, 4000, 8000, 15000];

export class Queue {
  constructor(name, path, logOf, onRefused) {
    Object.assign(this, { name, path, logOf, onRefused, waiting: [], tries: 0 });
    window.addEventListener("online", () => this.run());
    window.addEventListener("beforeunload", (event) => this.waiting.some((entry) => !entry.kept) && event.preventDefault());
  }

  async restore() {
    const all = await unsent.all(this.name);
    const known = new Set(this.waiting.map((entry) => entry.id));
    for (const saved of all.sort((one, other) => one.at - other.at)) {
      if (!known.has(saved.id)) this.#show({ ...saved, kept: true });
    }
    this.run();
  }

  add({ text = "", files = [], voice = null, fields = {} }) {
    const entry = { id: unique(), text, files, voice, fields, at: Date.now(), kept: false };
    this.#show(entry);
    this.#keep(entry);
    return this.run();
  }

  forgetAll() {
    this.waiting = [];
  }

  async #keep({ id, text, files, voice, fields, at }) {
    const kept = await unsent.put({ id, text, files, voice, fields, at, queue: this.name });
    const mine = this.waiting.find((each) => each.id === id);
    if (mine) mine.kept = kept;
    else unsent.remove(id); // it arrived meanwhile
  }

  async run() {
    clearTimeout(this.timer);
    if (this.running) return;
    this.running = true;
    try {
      while (this.waiting.length) await this.#send(this.waiting[0]);
    } catch (problem) {
      if (!(problem instanceof Away)) throw problem;
      this.#later(problem);
    } finally {
      this.running = false;
    }
  }

  async #send(entry) {
    this.#state(entry, t("web-sending"));
    try {
      const { id } = await post(this.path, body(entry), (share) => this.#progress(entry, share));
      this.#done(entry, id);
    } catch (problem) {
      if (problem instanceof Away) throw problem;
      this.#drop(entry);
      this.onRefused(entry, problem.message);
    }
  }

  #later(problem) {
    this.waiting.forEach((entry) => this.#failed(entry, problem.message));
    this.timer = setTimeout(() => this.run(), PATIENCE[Math.min(this.tries++, PATIENCE.length - 1)]);
  }

  #done(entry, id) {
    this.tries = 0;
    const log = this.logOf(entry);
    entry.element.dataset.id = id;
    if (log.has(id)) this.#drop(entry);
    else this.#accepted(entry, id, log);
  }

  #accepted(entry, id, log) { // shown as it is until the server's own telling of it arrives
    this.#forget(entry);
    entry.element.querySelector(".problem-line, .sending")?.remove();
    const arrived = new MutationObserver(() => {
      if (!log.has(id)) return;
      arrived.disconnect();
      log.remove(entry.element);
    });
    arrived.observe(log.root, { childList: true });
  }

  #drop(entry) {
    this.#forget(entry);
    this.logOf(entry).remove(entry.element);
  }

  #forget(entry) {
    this.waiting = this.waiting.filter((each) => each !== entry);
    unsent.remove(entry.id);
  }

  #show(entry) {
    const bubble = make("div", { className: "bubble" }, ...locals(entry), entry.text ? words(entry.text) : null);
    entry.element = make("article", { className: "message mine pending", "data-testid": "pending" }, bubble);
    this.waiting.push(entry);
    this.logOf(entry).append(entry.element);
  }

  #state(entry, text) {
    entry.element.querySelector(".problem-line")?.remove();
    if (entry.element.querySelector(".sending")) return;
    const progress = hasFiles(entry) ? make("progress", { className: "progress", max: 1, value: 0 }) : null;
    entry.element.append(make("div", { className: "foot sending" }, progress, text));
  }

  #progress(entry, share) {
    const bar = entry.element.querySelector("progress");
    if (bar) bar.value = share;
  }

  #failed(entry, sentence) {
    entry.element.querySelector(".sending, .problem-line")?.remove();
    const again = make("button", { type: "button", "data-testid": "retry" }, t("web-retry"));
    const drop = make("button", { type: "button", "data-testid": "discard" }, t("web-discard"));
    again.addEventListener("click", () => this.run());
    drop.addEventListener("click", () => this.#drop(entry));
    const line = make("div", { className: "problem-line", role: "alert", title: sentence }, t("web-not-sent"), again, drop);
    entry.element.append(line);
  }
}

const hasFiles = (entry) => entry.files.length > 0 || Boolean(entry.voice);

function body(entry) {
  const form = new FormData();
  form.set("client_id", entry.id);
  form.set("text", entry.text);
  for (const [name, value] of Object.entries(entry.fields)) form.set(name, value);
  for (const each of entry.files) form.append("files", each, each.name);
  if (entry.voice) form.set("voice", entry.voice, entry.voice.name);
  return form;
}

function locals(entry) {
  const all = entry.voice ? [...entry.files, entry.voice] : entry.files;
  return all.map((each) => file({ kind: kindOf(each), name: each.name, size: each.size, url: URL.createObjectURL(each) }));
}

function kindOf(each) {
  const family = each.type.split("/")[0];
  return { image: "photo", audio: "audio", video: "video" }[family] ?? "document";
}
