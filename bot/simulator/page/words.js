// The page's own words (ui.json) in the language its user reads; the bot's words never come from here.

let words = {};
let current = "en";

export async function loadWords() {
  words = await (await fetch("ui.json")).json();
}

export function useLanguage(language) {
  current = words[language] ? language : "en";
  document.documentElement.lang = current;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = t(node.dataset.word);
  for (const node of document.querySelectorAll("[data-word-label]")) node.setAttribute("aria-label", t(node.dataset.wordLabel));
}

export const language = () => current;
export const t = (key) => words[current]?.[key] ?? key;

// Telegram picks the bot's face by the two-letter code of the person's app, else the default set.
export const byLanguage = (table, code) => table?.[(code || "").slice(0, 2)] ?? table?.[""] ?? table?.default;

const pad = (number) => String(number).padStart(2, "0");

export function hour(seconds) {
  const at = new Date(seconds * 1000);
  return `${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

export const day = (seconds) =>
  new Date(seconds * 1000).toLocaleDateString(current, { weekday: "short", day: "numeric", month: "long" });
