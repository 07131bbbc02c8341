// The page is drawn, and takes letters, before its script is set to work: on an old telephone that is a second.
import { startPerson } from "./person.js";

const AT_LATEST = 500; // milliseconds: a tab in the background is drawn later
const page = document.documentElement.classList;
let begun = false;

function begin() {
  if (begun) return;
  begun = true;
  try {
    startPerson();
    page.add("scripted"); // what is there only without a script goes from here on
  } finally {
    page.remove("starting");
  }
}

page.add("starting");
requestAnimationFrame(() => setTimeout(begin));
setTimeout(begin, AT_LATEST);
