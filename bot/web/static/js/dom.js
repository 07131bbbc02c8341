// Elements are built here and filled with text, never with markup: what people write stays words.
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element && !name.includes("-")) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

// The parts of a block by their data-part, as an object: part(root).send, part(root).text …
export function parts(root) {
  const found = {};
  for (const element of root.querySelectorAll("[data-part]")) found[camel(element.dataset.part)] ??= element;
  return found;
}

const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

export function unique() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // a page over plain http on a local network
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
