// Starts the page, carries the simulator's events into what is known, and draws it again.
import { listen } from "./api.js";
import { drawDesk, prepareDesk } from "./desk.js";
import { icon } from "./dom.js";
import { prepareLog } from "./log.js";
import { drawPhone, preparePhone } from "./phone.js";
import { changed, chat, choose, chosen, chats, inside, keyOf, loadChat, loadState, now, onChange, person, readHash, room, state, unread } from "./state.js";
import { drawWeather, prepareWeather } from "./weather.js";
import { day, hour, language, loadWords, t, useLanguage } from "./words.js";

const at = (id) => document.getElementById(id);
const dark = matchMedia("(prefers-color-scheme: dark)");
const narrow = matchMedia("(max-width: 940px)");
const themes = ["auto", "light", "dark"];
const themeIcon = { auto: "auto", light: "sun", dark: "moon" };
const loading = new Set();

// A browser that forbids storage still shows the page.
const remembered = (key, value) => {
  try {
    if (value !== undefined) localStorage.setItem(`hamroh-${key}`, value);
    return localStorage.getItem(`hamroh-${key}`);
  } catch {
    return null;
  }
};

const theme = () => (themes.includes(chosen.theme) ? chosen.theme : remembered("theme") ?? "auto");
const view = () => (chosen.view === "desk" ? "desk" : "phone");
const phoneKey = () => (person() ? `peer:${person().id}` : null);
const phoneSeen = () => (!narrow.matches || view() === "phone") && chosen.locked === undefined;
const deskSeen = () => !narrow.matches || (view() === "desk" && inside());
const seen = (key) => (key === phoneKey() && phoneSeen()) || (key === room() && deskSeen());

function need(key) {
  if (!key || chat(key).loaded || loading.has(key)) return;
  loading.add(key);
  loadChat(key).catch(() => {}).finally(() => loading.delete(key));
}

let soon = 0;
function refreshSoon() {
  clearTimeout(soon);
  soon = setTimeout(() => loadState().catch(() => {}), 40);
}

// Nobody tells the page that the bot has fetched a message, so it asks while one is still on its way.
let asking = 0;
function watchDelivery() {
  if (asking || !person()) return;
  const held = chat(phoneKey());
  if (![...held.messages.values()].some((one) => one.id > held.reached && one.from.id === person().id)) return;
  asking = setTimeout(() => {
    asking = 0;
    loadState().catch(() => {});
  }, 1000);
}

function reload() {
  for (const held of chats.values()) held.loaded = false;
  refreshSoon();
  changed();
}

function happened(event) {
  const key = keyOf(event.where);
  if (key) chat(key).version += 1;
  if (event.type === "message" && key) {
    const held = chat(key);
    if (!held.messages.has(event.message.id) && !seen(key)) unread.set(key, (unread.get(key) ?? 0) + 1);
    held.messages.set(event.message.id, event.message);
    held.typing = 0;
  } else if ((event.type === "edit" || event.type === "reaction") && key && event.message) {
    chat(key).messages.set(event.message.id, event.message);
  } else if (event.type === "delete" && key) {
    chat(key).messages.delete(event.message.id);
  } else if (event.type === "typing" && key) {
    chat(key).typing = Date.now() + 5000;
    setTimeout(changed, 5100);
  } else if (event.type === "state") {
    reload();
  } else if (event.type !== "tap" && event.type !== "toast") {
    refreshSoon(); // taps and their toasts are shown to whoever tapped, by the tap's own answer
  }
  changed();
}

function drawFrame() {
  const shown = theme() === "auto" ? (dark.matches ? "dark" : "light") : theme();
  document.documentElement.dataset.theme = shown;
  document.body.dataset.view = view();
  for (const name of ["phone", "desk"]) {
    at(`tab-${name}`).setAttribute("aria-selected", String(view() === name));
    at(`tab-${name}`).tabIndex = view() === name ? 0 : -1;
    const waiting = [...unread].some(([key, count]) => count && key.startsWith("peer:") === (name === "phone"));
    at(`tab-${name}`).querySelector(".dot").hidden = !waiting;
  }
  const label = t(`theme_${theme()}`);
  if (at("theme").title !== label) {
    at("theme").replaceChildren(icon(themeIcon[theme()]));
    at("theme").title = label;
    at("theme").setAttribute("aria-label", label);
  }
  drawClock();
}

function drawClock() {
  if (!state.clock) return;
  const text = hour(now());
  for (const node of document.querySelectorAll(".now")) if (node.textContent !== text) node.textContent = text;
  const label = `${t("weather")}: ${day(now())}, ${text}`;
  if (at("weather-open").title === label) return;
  at("weather-open").replaceChildren(icon("weather"), text);
  at("weather-open").title = label;
  at("weather-open").setAttribute("aria-label", label);
}

function draw() {
  need(phoneKey());
  // Looking into a topic is what makes it read, so unread ones stay closed until somebody opens them.
  for (const topic of state.group.topics) if (!topic.unread) need(`topic:${topic.id}`);
  need(room());
  for (const one of state.counsellors) need(`staff:${one.id}`);
  if (phoneSeen()) unread.delete(phoneKey());
  if (deskSeen()) unread.delete(room());
  drawFrame();
  drawPhone();
  drawDesk();
  watchDelivery();
}

function speak(which) {
  useLanguage(which);
  at("ui-lang").textContent = which === "ru" ? "EN" : "RU";
  at("ui-lang").title = t("other_language");
  at("ui-lang").setAttribute("aria-label", t("other_language"));
  drawWeather();
  changed();
}

function prepareFrame() {
  for (const name of ["phone", "desk"]) {
    at(`tab-${name}`).addEventListener("click", () => choose({ view: name }));
    at(`tab-${name}`).addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      const other = name === "phone" ? "desk" : "phone";
      choose({ view: other });
      at(`tab-${other}`).focus();
    });
  }
  at("theme").addEventListener("click", () => {
    const next = themes[(themes.indexOf(theme()) + 1) % themes.length];
    remembered("theme", next);
    choose({ theme: next });
  });
  at("ui-lang").addEventListener("click", () => {
    const next = language() === "ru" ? "en" : "ru";
    remembered("ui", next);
    choose({ ui: next });
    speak(next);
  });
  dark.addEventListener("change", changed);
  narrow.addEventListener("change", changed);
  window.addEventListener("hashchange", () => {
    readHash();
    if (chosen.ui && chosen.ui !== language()) speak(chosen.ui);
    changed();
  });
}

readHash();
await loadWords();
prepareFrame();
prepareWeather();
preparePhone();
prepareDesk();
for (const log of ["phone-log", "desk-log"]) prepareLog(at(log));
speak(chosen.ui ?? remembered("ui") ?? (navigator.language.startsWith("ru") ? "ru" : "en"));
await loadState().catch(() => {});
onChange(draw);
draw();
listen(happened, () => {
  at("offline").hidden = true;
  reload();
  document.body.dataset.ready = "yes";
}, () => { at("offline").hidden = false; });
setInterval(drawClock, 1000);
