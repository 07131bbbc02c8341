// Sharing where one is: explained first, asked for by the browser, sent once.
import { parts } from "./dom.js";
import { t } from "./words.js";

export function placeDialog(onPlace) {
  const dialog = document.getElementById("location-dialog");
  const { yes, no, state } = parts(dialog);
  const fail = (problem) => {
    yes.disabled = false;
    state.textContent = t(problem?.code === 1 || !problem ? "web-location-refused" : "web-location-failed");
  };
  const found = ({ coords }) => {
    if (!dialog.open) return; // changed their mind while it was looked for
    dialog.close();
    onPlace({ latitude: coords.latitude, longitude: coords.longitude });
  };
  yes.addEventListener("click", () => {
    if (!navigator.geolocation) return fail();
    yes.disabled = true;
    state.textContent = t("web-location-wait");
    return navigator.geolocation.getCurrentPosition(found, fail, { enableHighAccuracy: true, timeout: 20000 });
  });
  no.addEventListener("click", () => dialog.close());
  return () => { state.textContent = ""; yes.disabled = false; dialog.showModal(); };
}
