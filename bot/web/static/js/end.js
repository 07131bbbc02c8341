// Ending the conversation and hiding it, for a telephone that others use, too.
import { parts } from "./dom.js";
import { tab, unsent } from "./keep.js";
import { post } from "./net.js";
import { t } from "./words.js";

// In every tab: nothing of it stays on the screen or on this device.
export async function ended() {
  tab.clear();
  await unsent.clear();
  location.replace("/chat?ended");
}

export function endDialog(queue) {
  const dialog = document.getElementById("end-dialog");
  if (!dialog) return; // the demonstration has its own way to begin anew
  const { yes, no, state } = parts(dialog);
  document.querySelector("[data-end]").addEventListener("click", (event) => {
    event.preventDefault();
    state.textContent = queue.waiting.length ? t("web-end-unsent") : "";
    dialog.showModal();
  });
  no.addEventListener("click", () => dialog.close());
  yes.addEventListener("click", async () => {
    yes.disabled = true;
    try {
      await post("/chat/end", {});
      queue.forgetAll();
      await ended();
    } catch (problem) {
      state.textContent = problem.message;
      yes.disabled = false;
    }
  });
}
