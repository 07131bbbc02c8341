// A talk on the screen: days, bubbles in order, one bubble a slot, and the last question's choices alive.
import { message } from "./bubble.js";
import { make } from "./dom.js";
import { t } from "./words.js";

const NEAR = 120; // pixels from the end that still count as reading along

export class Log {
  constructor(root, toEnd, { isMine, authorOf, onPress, onChange = () => {} }) {
    Object.assign(this, { root, toEnd, isMine, authorOf, onPress, onChange });
    this.items = new Map(); // id → { item, element }
    this.slots = new Map(); // slot → id
    toEnd.addEventListener("click", () => this.end());
    root.addEventListener("scroll", () => this.#near() && (toEnd.hidden = true));
    root.addEventListener("load", () => this.stuck && this.end(), true); // a picture made the talk longer
    new ResizeObserver(() => this.stuck && this.end()).observe(root);
    this.stuck = true;
    root.addEventListener("scroll", () => (this.stuck = this.#near()), { passive: true });
  }

  reset(items) {
    const pending = [...this.root.querySelectorAll(".message.pending")];
    this.root.setAttribute("aria-live", "off"); // what was said before is not news
    this.items.clear();
    this.slots.clear();
    this.root.replaceChildren();
    items.forEach((item) => this.#place(item));
    this.root.append(...pending);
    this.#tidy();
    this.end();
    setTimeout(() => this.root.setAttribute("aria-live", "polite"), 300);
  }

  clear() { // another talk is shown: what is on its way to the first one shows there
    this.root.replaceChildren();
    this.reset([]);
  }

  put(item) {
    const follow = this.#near() || this.isMine(item);
    this.#place(item);
    this.#tidy();
    if (follow) this.end();
    else this.toEnd.hidden = false;
  }

  sync(items) { // a talk that is told whole: what is new or changed is put, and the rest stays as it is
    const told = new Set(items.map((item) => item.id));
    for (const [id, { element }] of [...this.items]) {
      if (told.has(id)) continue;
      element.remove();
      this.items.delete(id);
    }
    for (const item of items) {
      if (JSON.stringify(this.items.get(item.id)?.item) !== JSON.stringify(item)) this.put(item);
    }
    const shown = [...this.root.querySelectorAll(":scope > .message:not(.pending)")].map((element) => element.dataset.id);
    if (items.some((item, place) => item.id !== shown[place])) this.reset(items);
  }

  append(element) {
    this.root.append(element);
    this.#tidy();
    this.end();
  }

  remove(element) {
    element?.remove();
    this.#tidy();
  }

  has(id) {
    return this.items.has(id);
  }

  get empty() {
    return !this.root.querySelector(".message");
  }

  end() {
    this.root.scrollTop = this.root.scrollHeight;
    this.toEnd.hidden = true;
  }

  #near() {
    const { scrollHeight, scrollTop, clientHeight } = this.root;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  #place(item) {
    const element = message(item, { mine: this.isMine(item), author: this.authorOf(item), onPress: this.onPress });
    const earlier = this.items.get(item.id);
    if (earlier) earlier.element.replaceWith(element);
    else this.#append(item, element);
    this.items.set(item.id, { item, element });
  }

  #append(item, element) {
    if (item.slot) {
      const taken = this.items.get(this.slots.get(item.slot));
      taken?.element.remove();
      this.items.delete(this.slots.get(item.slot));
      this.slots.set(item.slot, item.id);
    }
    const firstPending = this.root.querySelector(":scope > .pending");
    this.root.insertBefore(element, item.outgoing ? null : firstPending);
  }

  #tidy() {
    this.#days();
    const prompts = [...this.root.querySelectorAll(".message > .choices")].map((choices) => choices.parentElement);
    prompts.forEach((prompt, index) => {
      const past = index < prompts.length - 1;
      prompt.classList.toggle("past", past);
      prompt.querySelector(".choices").setAttribute("aria-label", t(past ? "web-past-choices" : "web-choices"));
    });
    this.onChange();
  }

  #days() {
    this.root.querySelectorAll(":scope > .day").forEach((line) => line.remove());
    let day = "";
    for (const element of this.root.querySelectorAll(":scope > .message")) {
      const item = this.items.get(element.dataset.id)?.item;
      if (!item || item.day === day) continue;
      day = item.day;
      element.before(make("p", { className: "day" }, make("bdi", {}, item.day_label)));
    }
  }
}
