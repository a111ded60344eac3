// The line one writes in: text, attachments, the bot's commands, and what is being answered or edited.
import { el, icon } from "./dom.js";
import { kindName, kinds } from "./log.js";
import { closeMenu, failed, openMenu } from "./menus.js";
import { language, t } from "./words.js";

// hooks: { key(), send(words | {media, caption}, replyTo), edit(message, text), commands?(), before? }
export function composer(place, prefix, hooks) {
  const drafts = new Map(); // chat key → { text, reply, edit }
  let key = null;
  let spoken = null;
  const held = () => {
    if (!drafts.has(key)) drafts.set(key, { text: "", reply: null, edit: null });
    return drafts.get(key);
  };
  const input = el("textarea", { rows: 1, testid: `${prefix}-input`, enterkeyhint: "send", dir: "auto" });
  const about = el("div", { class: "about", testid: `${prefix}-about`, hidden: true });
  const button = (name, act, extra = {}) => el("button", { type: "button", class: "quiet", testid: `${prefix}-${name}`, onclick: act, ...extra }, icon(name));
  const attach = button("attach", () => openMenu(attach, kinds.map((kind) => ({
    id: `attach-${kind}`, label: kindName(kind), icon: kind,
    act: () => give({ media: kind, ...(input.value.trim() ? { caption: input.value.trim() } : {}) }),
  })), `${prefix}-attach-menu`, t("attach")), { "aria-haspopup": "menu" });
  const commands = hooks.commands
    ? button("commands", () => openMenu(commands, hooks.commands().map((one) => ({
      id: `command-${one.command}`, label: `/${one.command}`, note: one.description, act: () => give({ text: `/${one.command}` }),
    })), `${prefix}-commands-menu`, t("commands")), { "aria-haspopup": "menu" })
    : null;
  const send = el("button", { class: "send", testid: `${prefix}-send` }, icon("send"));
  const form = el("form", { class: "composer" }, commands, attach, input, send);
  place.append(...[hooks.before, about, form].filter(Boolean));

  function fit() {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
  }

  function showAbout() {
    const { reply, edit } = held();
    about.hidden = !reply && !edit;
    if (about.hidden) return;
    const drop = el("button", { type: "button", class: "quiet", testid: `${prefix}-about-drop`, "aria-label": t("cancel"), title: t("cancel"), onclick: () => {
      if (held().edit) input.value = "";
      Object.assign(held(), { reply: null, edit: null, text: input.value });
      showAbout();
      fit();
      input.focus();
    } }, icon("close"));
    const text = (reply ?? edit).text || (reply ?? edit).caption || kindName((reply ?? edit).kind);
    about.replaceChildren(icon(reply ? "reply" : "edit"), el("p", {}, el("strong", {}, t(reply ? "replying" : "editing")), text), drop);
  }

  // What was typed comes back if the simulator did not take it.
  async function give(what) {
    const draft = held();
    const { reply, edit } = draft;
    const typed = input.value;
    Object.assign(draft, { text: "", reply: null, edit: null });
    input.value = "";
    fit();
    showAbout();
    try {
      if (edit && what.text) await hooks.edit(edit, what.text);
      else await hooks.send(what, reply?.id);
    } catch (error) {
      Object.assign(draft, { text: typed, reply, edit });
      if (drafts.get(key) === draft) input.value = typed;
      fit();
      showAbout();
      failed(error);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim()) give({ text: input.value });
    input.focus();
  });
  input.addEventListener("input", () => {
    held().text = input.value;
    fit();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  return {
    refresh() {
      if (spoken !== language()) {
        spoken = language();
        for (const [node, word] of [[input, "message"], [send, "send"], [attach, "attach"], [commands, "commands"]]) {
          node?.setAttribute("aria-label", t(word));
          node?.setAttribute("title", t(word));
        }
        input.placeholder = t("message");
        input.removeAttribute("title");
      }
      if (key === hooks.key()) return;
      closeMenu();
      key = hooks.key();
      input.value = held().text;
      fit();
      showAbout();
    },
    reply(message) {
      Object.assign(held(), { reply: message, edit: null });
      showAbout();
      input.focus();
    },
    edit(message) {
      Object.assign(held(), { edit: message, reply: null });
      input.value = message.text || message.caption || "";
      fit();
      showAbout();
      input.focus();
    },
    hide(yes) {
      form.hidden = yes;
      if (yes) about.hidden = true;
    },
  };
}
