// Where one writes. Nothing in it is lost: the draft outlives a reload, and what is refused comes back.
import { icon, make, parts } from "./dom.js";
import { tab } from "./keep.js";
import { Recorder } from "./recorder.js";
import { LIMITS, size, t } from "./words.js";

const WARN_FROM = 300; // characters before the limit

export class Composer {
  constructor(root, { onSend, onLocation, onInput = () => {} }) {
    Object.assign(this, { root, onSend, onInput, files: [], key: `rida-draft-${root.dataset.composer}` });
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

  // A draft belongs to a talk: the person's one, or one room of many.
  open(key) {
    this.key = `rida-draft-${key}`;
    this.parts.text.value = tab.get(this.key) ?? "";
    this.#setFiles([]);
    this.problem("");
    this.#changed();
  }

  problem(sentence) {
    this.parts.problem.textContent = sentence;
    this.parts.problem.hidden = !sentence;
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
    this.root.addEventListener("submit", (event) => { event.preventDefault(); this.#submit(); });
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
    const fitting = files.filter((file) => file.size > 0 && file.size <= LIMITS.file_bytes);
    const wrong = files.find((file) => !fitting.includes(file));
    const all = [...this.files, ...fitting];
    this.problem(wrong ? fileProblem(wrong) : all.length > LIMITS.files ? t("web-too-many-files", { most: LIMITS.files }) : "");
    this.#setFiles(all.slice(0, LIMITS.files));
    this.parts.text.focus();
  }

  #setFiles(files) {
    this.files = files;
    this.parts.files.hidden = !files.length;
    this.parts.files.replaceChildren(...files.map((file) => this.#chip(file)));
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

  #submit() {
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
