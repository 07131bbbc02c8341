// Where one writes. Nothing in it is lost: the draft outlives a reload, and what is refused comes back.
import { icon, make, parts } from "./dom.js";
import { tab } from "./keep.js";
import { Recorder } from "./recorder.js";
import { shrunk } from "./shrink.js";
import { LIMITS, size, t } from "./words.js";

const WARN_FROM = 300; // characters before the limit

export class Composer {
  constructor(root, { onSend, onLocation, onInput = () => {} }) {
    Object.assign(this, { root, onSend, onInput, files: [], ready: Promise.resolve(), shrinking: 0, key: `rida-draft-${root.dataset.composer}` });
    this.parts = parts(root);
    this.#wireText();
    this.#wireAttach(onLocation);
    this.recorder = new Recorder(this.parts, {
      onVoice: (voice) => this.onSend({ voice }),
      onProblem: (sentence) => this.problem(sentence),
    });
  }

  get text() {
    return this.parts.text.value;
  }

  // A draft belongs to a talk: the person's one, or one room of many. What was typed before this script
  // was there goes before it.
  open(key, typed = "") {
    this.key = `rida-draft-${key}`;
    if (!typed) this.parts.text.value = tab.get(this.key) ?? "";
    this.#setFiles([]);
    if (!typed) this.problem("");
    this.#changed();
  }

  problem(sentence) {
    this.parts.problem.textContent = sentence;
    this.parts.problem.hidden = !sentence;
  }

  // Files that were chosen before this script was there.
  adopt(input) {
    if (!input?.files.length) return;
    this.#add([...input.files]);
    input.value = "";
  }

  giveBack({ text, files }, sentence) {
    this.parts.text.value = [text, this.text].filter(Boolean).join("\n");
    this.#setFiles([...files, ...this.files]);
    this.#changed();
    this.problem(sentence);
    this.parts.text.focus();
  }

  #wireText() {
    const { text } = this.parts;
    text.addEventListener("input", () => this.#changed());
    text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    text.addEventListener("paste", (event) => this.#take(event, event.clipboardData.files));
    this.root.closest("form").addEventListener("submit", (event) => { event.preventDefault(); this.#submit(); });
    this.root.addEventListener("dragover", (event) => event.preventDefault());
    this.root.addEventListener("drop", (event) => this.#take(event, event.dataTransfer.files));
  }

  #take(event, files) {
    if (!files.length) return;
    event.preventDefault();
    this.#add([...files]);
  }

  #wireAttach(onLocation) {
    const { attach, attachMenu, photo, document: paper, location, photoInput, documentInput } = this.parts;
    const open = (on) => { attachMenu.hidden = !on; attach.setAttribute("aria-expanded", String(on)); };
    attach.addEventListener("click", () => { open(attachMenu.hidden); if (!attachMenu.hidden) photo.focus(); });
    attachMenu.addEventListener("click", () => open(false));
    attachMenu.addEventListener("keydown", (event) => { if (event.key === "Escape") { open(false); attach.focus(); } });
    window.addEventListener("pointerdown", (event) => attachMenu.parentElement.contains(event.target) || open(false));
    photo.addEventListener("click", () => photoInput.click());
    paper.addEventListener("click", () => documentInput.click());
    location?.addEventListener("click", onLocation);
    for (const input of [photoInput, documentInput]) {
      input.addEventListener("change", () => { this.#add([...input.files]); input.value = ""; });
    }
  }

  #add(files) {
    const key = this.key;
    this.problem("");
    this.shrinking += files.length;
    this.#setFiles(this.files);
    for (const file of files) { // one after the other: two photos at once are too much for an old telephone
      this.ready = this.ready.then(async () => {
        const small = await shrunk(file).catch(() => file);
        this.shrinking -= 1;
        if (key === this.key) this.#put(small);
        this.#setFiles(this.files);
      });
    }
    this.parts.text.focus();
  }

  #put(file) {
    if (!file.size || file.size > LIMITS.file_bytes) this.problem(fileProblem(file));
    else if (this.files.length >= LIMITS.files) this.problem(t("web-too-many-files", { most: LIMITS.files }));
    else this.files = [...this.files, file];
  }

  #setFiles(files) {
    this.files = files;
    const busy = this.shrinking ? make("li", { role: "status", className: "shrinking", "data-testid": "shrinking" }, t("web-shrinking")) : null;
    const shown = [...files.map((file) => this.#chip(file)), ...(busy ? [busy] : [])];
    this.parts.files.hidden = !shown.length;
    this.parts.files.replaceChildren(...shown);
  }

  #chip(file) {
    const remove = make("button", { type: "button", className: "round", "aria-label": t("web-remove-file", { name: file.name }) }, icon("close"));
    remove.addEventListener("click", () => { this.#setFiles(this.files.filter((each) => each !== file)); this.parts.text.focus(); });
    const picture = file.type.startsWith("image/") ? make("img", { src: URL.createObjectURL(file), alt: "" }) : null;
    return make("li", {}, picture, make("bdi", { title: size(file.size) }, file.name), remove);
  }

  #changed() {
    const { text } = this.parts;
    tab.set(this.key, text.value);
    text.style.blockSize = "auto";
    text.style.blockSize = `${text.scrollHeight + text.offsetHeight - text.clientHeight}px`;
    this.#count();
    this.onInput(text.value);
  }

  #count() {
    const { count } = this.parts;
    const left = LIMITS.characters - [...this.text].length;
    count.hidden = left > WARN_FROM;
    count.classList.toggle("over", left < 0);
    count.textContent = count.hidden ? "" : left < 0 ? `\u200e${left}` : t("web-left", { left });
  }

  async #submit() {
    if (this.sending) return;
    this.sending = true;
    const [key, before] = [this.key, this.parts.problem.textContent];
    await this.ready; // photos are made small first
    this.sending = false;
    const refused = this.parts.problem.textContent !== before; // one of them: say so, and send nothing yet
    if (key === this.key && !refused) this.#give();
  }

  #give() {
    const over = [...this.text].length > LIMITS.characters;
    const whole = this.files.reduce((sum, file) => sum + file.size, 0);
    if (over) return this.problem(t("web-over", { most: LIMITS.characters }));
    if (whole > LIMITS.request_bytes) return this.problem(t("web-error-too-large", { megabytes: LIMITS.request_bytes >> 20 }));
    if (!this.text.trim() && !this.files.length) return this.problem(t("web-empty"));
    this.problem("");
    this.onSend({ text: this.text, files: this.files }); // it stands in the talk from here on, and comes back if refused
    this.parts.text.value = "";
    this.#setFiles([]);
    this.#changed();
    return this.parts.text.focus();
  }
}

function fileProblem(file) {
  if (!file.size) return t("web-error-file-empty", { name: file.name });
  return t("web-error-file-too-large", { name: file.name, megabytes: LIMITS.file_bytes >> 20 });
}
