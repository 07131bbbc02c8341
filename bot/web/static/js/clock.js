// The movable clock, and starting over. Moving it waits until everything that fell due has been done.
import { parts } from "./dom.js";
import { get, post } from "./net.js";
import { t } from "./words.js";

export function startClock() {
  const root = document.querySelector(".middle .clock");
  const part = parts(root);
  const moves = [...root.querySelectorAll("[data-to]")];
  const open = (on) => { root.classList.toggle("open", on); part.open.setAttribute("aria-expanded", String(on)); };
  const problem = (sentence) => Object.assign(part.problem, { textContent: sentence, hidden: !sentence });
  const show = (now) => {
    part.time.textContent = now.time;
    part.text.textContent = now.text;
    part.moved.hidden = !now.moved;
  };
  const move = async (button) => {
    problem("");
    moves.forEach((each) => { each.disabled = true; });
    part.text.textContent = t("web-clock-moving");
    try {
      show(await post("/demo/clock", { to: button.dataset.to }));
      open(false);
    } catch (refused) {
      problem(refused.message);
      get("/demo/clock").then(show, () => {});
    } finally {
      moves.forEach((each) => { each.disabled = false; });
    }
  };
  moves.forEach((button) => button.addEventListener("click", () => move(button)));
  part.open.addEventListener("click", () => open(!root.classList.contains("open")));
  root.addEventListener("keydown", (event) => event.key === "Escape" && open(false));
  window.addEventListener("pointerdown", (event) => root.contains(event.target) || open(false));
  everyMinute(() => get("/demo/clock").then(show, () => {})); // away: the stream's banner says so already
  startOver(part.restart, () => open(false));
  return { show, restarted: () => { problem(""); part.text.textContent = t("web-restarted"); } };
}

function everyMinute(tell) {
  const wait = () => setTimeout(() => { if (!document.hidden) tell(); wait(); }, 60000 - (Date.now() % 60000) + 500);
  document.addEventListener("visibilitychange", () => document.hidden || tell());
  wait();
}

function startOver(button, closed) {
  const dialog = document.getElementById("restart-dialog");
  const { yes, no, state } = parts(dialog);
  button.addEventListener("click", () => { state.textContent = ""; dialog.showModal(); no.focus(); });
  no.addEventListener("click", () => dialog.close());
  yes.addEventListener("click", async () => {
    yes.disabled = true;
    try {
      await post("/demo/restart", {});
      dialog.close();
      closed();
    } catch (refused) {
      state.textContent = refused.message;
    } finally {
      yes.disabled = false;
    }
  });
}
