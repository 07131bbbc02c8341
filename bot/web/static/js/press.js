// A press is sent once: its id stays with the button until the server has it, so trying again is no second press.
import { unique } from "./dom.js";
import { post } from "./net.js";

const ids = new WeakMap();

export async function press(element, path, fields, onProblem) {
  if (element.disabled) return;
  ids.set(element, ids.get(element) ?? unique());
  element.disabled = true;
  element.classList.add("pressing");
  try {
    await post(path, { client_id: ids.get(element), ...fields });
    ids.delete(element);
    onProblem("");
  } catch (problem) {
    onProblem(problem.message);
  } finally {
    element.disabled = false;
    element.classList.remove("pressing");
  }
}
