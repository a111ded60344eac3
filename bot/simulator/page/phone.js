// The person's phone: whose it is, their chat with the bot, and what the locked screen gives away.
import { post } from "./api.js";
import { composer } from "./composer.js";
import { avatar, el, icon } from "./dom.js";
import { drawLog, plain } from "./log.js";
import { alertBox, failed, openMenu, question, toast } from "./menus.js";
import { chat, chosen, choose, inOrder, now, person, state, unread } from "./state.js";
import { byLanguage, hour, language, t } from "./words.js";

const at = (id) => document.getElementById(id);
const names = ["Firdavs", "Gulnora", "Dilshod", "Madina", "Rustam", "Zarina", "Sherzod", "Nigora", "Farhod", "Malika"];
const languages = [["tg", "Тоҷикӣ"], ["uz", "Oʻzbekcha"], ["ru", "Русский"], ["en", "English"], ["ky", "Кыргызча"], ["kk", "Қазақша"], ["tr", "Türkçe"]];
const keyFor = (one) => (one ? `peer:${one.id}` : null);

export const tap = async (as, place, message, button, node) => {
  if (button.copy) {
    await navigator.clipboard?.writeText(button.copy).catch(() => {});
    toast(`${t("copied")}: ${button.copy}`);
    return;
  }
  node.setAttribute("aria-busy", "true");
  try {
    const { toast: said, alert } = await post("/sim/tap", { as, message: message.id, chat: place, data: button.data });
    if (said) (alert ? alertBox : toast)(said);
  } catch (error) {
    failed(error);
  } finally {
    node.removeAttribute("aria-busy");
  }
};

// What one may do with a message; `where` tells the server which chat it stands in.
export const messageMenu = (line, as, where, message, mine, anchor) => openMenu(anchor, [
  { id: "menu-reply", label: t("reply"), icon: "reply", act: () => line.reply(message) },
  message.text || message.caption ? { id: "menu-copy", label: t("copy"), icon: "copy", act: () => {
    navigator.clipboard?.writeText(plain(message)).then(() => toast(t("copied")), () => {});
  } } : null,
  mine && (message.text || message.caption) ? { id: "menu-edit", label: t("edit"), icon: "edit", act: () => line.edit(message) } : null,
  { id: "menu-delete", label: t("delete"), icon: "delete", danger: true,
    act: () => post("/sim/delete", { as, chat: where, message: message.id }).catch(failed) },
].filter(Boolean), "message-menu", t("options"));

export function addPerson() {
  const free = names.find((name) => !state.people.some((one) => one.name === name)) ?? `Person ${state.people.length + 1}`;
  question({
    title: t("add_person"), yes: t("add"), testid: "person-form",
    fields: [
      { name: "name", label: t("name"), value: free },
      { name: "lang", label: t("app_language"), value: "tg", options: [...languages, ["", t("no_language")]] },
    ],
    act: async (given) => {
      try {
        const made = await post("/sim/people", given);
        choose({ person: made.id ?? made.person?.id, locked: null });
      } catch (error) {
        failed(error);
      }
    },
  });
}

function moreMenu(event) {
  const one = person();
  openMenu(event.currentTarget, [
    { id: "person-block", label: t(one.blocked ? "unblock" : "block"), icon: "block", danger: !one.blocked,
      act: () => post("/sim/block", { as: one.id, blocked: !one.blocked }).catch(failed) },
    { id: "person-link", label: t("start_link"), icon: "link", act: () => question({
      title: t("start_link"), yes: t("open"), testid: "link-form",
      fields: [{ name: "payload", label: t("payload"), value: "", pattern: "[A-Za-z0-9_\\-]{1,64}" }],
      act: ({ payload }) => post("/sim/say", { as: one.id, peer: "bot", text: `/start ${payload}` }).catch(failed),
    }) },
  ], "phone-menu", t("more"));
}

function lockToggle() {
  const last = inOrder(keyFor(person())).at(-1)?.id ?? 0;
  const locking = chosen.locked === undefined;
  choose({ locked: locking ? last : null });
  drawPhone();
  (locking ? at("lock-screen").querySelector(".main") : at("lock")).focus();
}

let line = null;

export function preparePhone() {
  const unblock = el("div", { class: "blocked", testid: "blocked", hidden: true }, el("p"), el("button", {
    class: "main", testid: "unblock", onclick: () => post("/sim/block", { as: person().id, blocked: false }).catch(failed) }));
  line = composer(at("phone-foot"), "phone", {
    key: () => keyFor(person()),
    before: unblock,
    commands: () => {
      const listed = byLanguage(state.bot.commands_by_lang, person()?.lang) ?? [];
      if (!listed.length) toast(t("no_commands"));
      return listed;
    },
    send: (what, replyTo) => post("/sim/say", { as: person().id, peer: "bot", ...what, ...(replyTo ? { reply_to: replyTo } : {}) }),
    edit: (message, text) => post("/sim/edit", { as: person().id, chat: "private", message: message.id, text }),
  });
  at("phone-more").append(icon("more"));
  at("phone-more").addEventListener("click", moreMenu);
  at("lock").append(icon("lock"));
  at("lock").addEventListener("click", lockToggle);
}

function drawPeople() {
  const me = person();
  const focused = document.activeElement?.dataset?.person;
  const strip = el("div", { class: "strip" }, state.people.map((one) => {
      const waiting = unread.get(keyFor(one)) ?? 0;
      return el("button", {
        class: `person${one.blocked ? " gone" : ""}`, "aria-current": one.id === me?.id ? "true" : null, testid: `person-${one.id}`,
        "data-person": one.id, onclick: () => choose({ person: one.id, locked: null }),
      }, avatar(one.name, one.id), el("span", {}, one.name, el("small", {}, one.lang || "–")),
      waiting ? el("i", { class: "count", "aria-label": `${waiting} ${t("unread")}` }, String(waiting)) : null);
    }));
  const scrolled = at("people").querySelector(".strip")?.scrollLeft ?? 0;
  at("people").replaceChildren(strip,
    el("button", { class: "person add", testid: "person-add", onclick: addPerson, "aria-label": t("add_person"), title: t("add_person") },
      icon("plus"), state.people.length ? null : t("add_person")));
  strip.scrollLeft = scrolled;
  if (focused) at("people").querySelector(`[data-person="${focused}"]`)?.focus({ preventScroll: true });
}

function drawLock(messages, name) {
  const screen = at("lock-screen");
  const pushes = messages.filter((one) => one.from.bot && one.kind !== "service" && one.id > chosen.locked).reverse().slice(0, 4);
  screen.replaceChildren(
    el("p", { class: "big now" }, hour(now())),
    el("div", { class: "pushes", testid: "pushes", role: "log", "aria-live": "polite" }, pushes.length
      ? pushes.map((one) => el("div", { class: "push", testid: "push" }, el("span", { class: "mark", "aria-hidden": "true" }),
        el("div", {}, el("p", { class: "row" }, el("strong", {}, name), el("time", {}, hour(one.date))), el("p", { class: "words", dir: "auto" }, plain(one)))))
      : el("p", { class: "hint" }, t("lock_nothing"))),
    el("button", { class: "main", testid: "unlock", onclick: lockToggle }, icon("unlock"), t("unlock")));
}

const welcome = (me) => () => el("div", { class: "welcome", testid: "welcome" }, el("span", { class: "mark", "aria-hidden": "true" }),
  ...(byLanguage(state.bot.description_by_lang, me.lang)
    ? [el("h3", {}, t("what_can")), el("p", { dir: "auto" }, byLanguage(state.bot.description_by_lang, me.lang))] : []),
  el("button", { class: "main", testid: "phone-start", onclick: () => post("/sim/say", { as: me.id, peer: "bot", text: "/start" }).catch(failed) }, t("start")));

export function drawPhone() {
  drawPeople();
  const me = person();
  const locked = chosen.locked !== undefined && Boolean(me);
  at("lock-screen").hidden = !locked;
  at("phone-chat").hidden = locked;
  at("lock").title = t("lock");
  at("lock").setAttribute("aria-label", t("lock"));
  at("lock").disabled = !me;
  at("phone-more").disabled = !me;
  at("phone-more").title = t("more");
  at("phone-more").setAttribute("aria-label", t("more"));
  const name = byLanguage(state.bot.name_by_lang, me?.lang) || state.bot.name || "";
  document.querySelector("[data-testid=bot-name]").textContent = name;
  const held = me ? chat(keyFor(me)) : null;
  const typing = held && held.typing > Date.now();
  const status = document.querySelector("[data-testid=phone-status]");
  status.textContent = typing ? t("typing") : `${t("bot")} · @${state.bot.username ?? ""}`;
  status.classList.toggle("typing", Boolean(typing));
  const log = at("phone-log");
  if (!me) {
    drawLog(log, [], { key: null, empty: () => el("p", { class: "hint", testid: "no-people" }, t("no_people")) });
    line.hide(true);
    return;
  }
  const messages = inOrder(keyFor(me));
  drawLog(log, messages, {
    key: keyFor(me), mine: me.id, names: false, fate: (message) => (message.id <= held.reached ? "delivered" : "sent"), look: language(),
    tap: (message, button, node) => tap(me.id, "private", message, button, node),
    menu: (message, mine, anchor) => messageMenu(line, me.id, "private", message, mine, anchor),
    empty: held.loaded ? welcome(me) : null,
  });
  const blocked = document.querySelector("[data-testid=blocked]");
  blocked.hidden = !me.blocked;
  blocked.firstChild.textContent = t("blocked");
  blocked.lastChild.textContent = t("unblock");
  line.hide(me.blocked);
  line.refresh();
  if (locked) drawLock(messages, name);
}
