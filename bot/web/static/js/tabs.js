// On a real phone one part shows at a time; a dot tells of news in the others.
import { tab } from "./keep.js";
export function startTabs() {
  const stage = document.querySelector(".stage");
  const buttons = [...document.querySelectorAll("[data-tab]")];
  const show = (name) => {
    stage.dataset.shown = name;
    tab.set("rida-tab", name);
    for (const button of buttons) {
      const on = button.dataset.tab === name;
      button.setAttribute("aria-pressed", String(on));
      if (on) button.querySelector(".dot").hidden = true;
    }
  };
  buttons.forEach((button) => button.addEventListener("click", () => show(button.dataset.tab)));
  show(tab.get("rida-tab") ?? "person");
  return {
    show,
    news: (name) => {
      if (stage.dataset.shown !== name) buttons.find((button) => button.dataset.tab === name).querySelector(".dot").hidden = false;
    },
  };
}
