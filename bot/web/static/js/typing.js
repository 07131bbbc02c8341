// Three dots while an answer is on its way, and a sentence for those who cannot see them.
import { make } from "./dom.js";
import { t } from "./words.js";

const LONGEST_MS = 10000;

export function typing(line) {
  let timer;
  return (on) => {
    clearTimeout(timer);
    if (!on) return line.replaceChildren();
    timer = setTimeout(() => line.replaceChildren(), LONGEST_MS);
    if (line.firstChild) return undefined;
    const dots = make("i", { "aria-hidden": "true" }, make("b"), make("b"), make("b"));
    return line.append(make("div", { className: "typing" }, dots, make("span", { className: "unseen" }, t("web-typing"))));
  };
}
