// The sentences of this page, in its language, and the limits of one message.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const WORDS = read("words");

export const LIMITS = read("limits");
export const LANGUAGE = document.documentElement.lang;

export function t(key, values = {}) {
  return WORDS[key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export function size(bytes) {
  if (bytes < 1000) return `${bytes} ${t("web-bytes")}`;
  const [number, unit] = bytes < 1e6 ? [bytes / 1e3, "web-kilobytes"] : [bytes / 1e6, "web-megabytes"];
  return `${number < 10 ? number.toFixed(1) : Math.round(number)} ${t(unit)}`;
}
