// Draws a conversation: bubbles, media, inline keyboards, replies, reactions; redraws only what changed.
import { avatar, el, hue, icon, safeLink, words } from "./dom.js";
import { day, hour, t } from "./words.js";

const drawn = new WeakMap(); // log element → { key, nodes: Map(id → { node, sign }) }
const attachable = ["photo", "voice", "video_note", "document", "location", "contact", "sticker"];
const known = [...attachable, "video", "animation", "audio", "poll", "dice"];

export const kinds = attachable;
export const kindName = (kind) => t(known.includes(kind) ? kind : "unknown_kind");
export const plain = (message) => message.text || message.caption || (message.kind === "text" ? "" : kindName(message.kind));

function media(message) {
  const { kind } = message;
  if (kind === "text" || kind === "service") return null;
  const label = kindName(kind);
  const drawing = {
    photo: () => el("div", { class: "picture" }, icon("photo")),
    video: () => el("div", { class: "picture" }, icon("video_note")),
    animation: () => el("div", { class: "picture" }, icon("photo")),
    location: () => el("div", { class: "map" }, icon("location")),
    sticker: () => el("div", { class: "sticker", title: message.media?.emoji }, icon("face")),
    video_note: () => el("div", { class: "round" }, icon("video_note")),
    voice: () => el("div", { class: "voice" }, el("span", { class: "play" }, icon("voice")),
      el("span", { class: "wave" }, [...Array(22).keys()].map((at) => el("i", { class: `w${(at * 7 + Number(message.id)) % 5}` })))),
  }[kind];
  const box = drawing?.() ?? el("div", { class: "file" }, el("span", { class: "play" }, icon(attachable.includes(kind) ? kind : "document")),
    el("span", { class: "title" }, message.media?.file_name || message.media?.first_name || label,
      message.media?.phone_number ? el("small", {}, message.media.phone_number) : null));
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", label);
  box.dataset.testid = `media-${kind}`;
  return box;
}

function keyboard(message, view) {
  if (!message.buttons?.length) return null;
  return el("div", { class: "keys" }, message.buttons.map((row) => el("div", { class: "keyrow" }, row.map((button) => {
    const props = { class: `key ${button.style || ""}`, testid: "key", "data-data": button.data };
    if (button.url) return el("a", { ...props, href: safeLink(button.url), target: "_blank", rel: "noopener noreferrer" }, button.text, icon("link"));
    const node = el("button", { ...props, onclick: () => view.tap(message, button, node) }, button.text, button.copy ? icon("copy") : null);
    return node;
  }))));
}

function foot(message, mine, view) {
  const fate = mine && view.fate ? view.fate(message) : null;
  return el("span", { class: "foot" },
    message.protected ? el("span", { class: "shield", title: t("protected"), role: "img", "aria-label": t("protected") }, icon("shield")) : null,
    message.edited ? el("span", {}, `${t("edited")} `) : null,
    el("time", {}, hour(message.date)),
    fate ? el("span", { class: `fate ${fate}`, testid: "fate", title: t(fate), role: "img", "aria-label": t(fate) },
      icon(fate === "delivered" ? "checks" : "check")) : null);
}

function bubble(message, before, view) {
  const mine = message.from.id === view.mine;
  const newDay = !before || day(before.date) !== day(message.date);
  const run = !newDay && before.from.id === message.from.id && before.kind !== "service" && message.date - before.date < 600;
  const line = el("article", { class: `line ${mine ? "mine" : "theirs"}${run ? " run" : ""}`, testid: "message", "data-id": message.id,
    "data-kind": message.kind, "data-mine": String(mine) });
  if (newDay) line.append(el("div", { class: "day" }, day(message.date)));
  if (message.kind === "service") {
    line.classList.add("service");
    line.append(el("p", {}, message.text));
    return line;
  }
  const picture = media(message);
  const body = el("div", { class: `bubble${picture && !message.caption && !message.text ? " bare" : ""}` });
  if (view.names && !mine && !run) {
    body.append(el("strong", { class: `from ${hue(message.from.id)}` }, message.from.name, message.from.bot ? el("small", {}, t("bot")) : null));
  }
  if (message.reply_to) body.append(el("blockquote", { class: "quoted" }, message.reply_to.text || "…"));
  if (picture) body.append(picture);
  const html = message.text ? message.html : message.caption_html;
  if (message.text || message.caption) {
    body.append(el("div", { class: "said", testid: "said", dir: "auto" }, html ? words(html) : message.text || message.caption));
  }
  body.append(foot(message, mine, view));
  const more = el("button", { class: "more", "aria-haspopup": "menu", "aria-label": t("options"), title: t("options"), testid: "message-more" }, icon("down"));
  body.append(more);
  body.addEventListener("click", (event) => {
    if (event.target.closest("a") || String(getSelection())) return;
    view.menu(message, mine, more);
  });
  const column = el("div", { class: "column" }, body, keyboard(message, view));
  if (message.reactions?.length) {
    column.append(el("div", { class: "reactions", testid: "reactions" }, message.reactions.map((one) => el("span", {}, one))));
  }
  const row = el("div", { class: "row" });
  if (view.names && !mine) row.append(run ? el("span", { class: "avatar none" }) : avatar(message.from.name, message.from.id));
  row.append(column);
  line.append(row);
  return line;
}

const atEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < 90;

// A button that leads back down, while one reads further up.
export function prepareLog(log) {
  const down = document.querySelector(`[data-for="${log.id}"]`);
  down.append(icon("down"));
  down.addEventListener("click", () => {
    log.scrollTop = log.scrollHeight;
    log.focus();
  });
  log.addEventListener("scroll", () => { down.hidden = atEnd(log); }, { passive: true });
}

// view: { key, mine, names, fate(message), tap(message, button, node), menu(message, mine, anchor), empty, look }
export function drawLog(log, messages, view) {
  let was = drawn.get(log);
  const follow = !was || was.key !== view.key || atEnd(log);
  if (!was || was.key !== view.key || was.look !== view.look) {
    log.replaceChildren();
    was = { key: view.key, look: view.look, nodes: new Map(), last: 0 };
    drawn.set(log, was);
  }
  const held = log.contains(document.activeElement) ? document.activeElement.closest(".line")?.dataset.id : null;
  const keep = new Map();
  let before = null;
  let after = null;
  for (const message of messages) {
    const sign = JSON.stringify([message, view.fate?.(message), before?.from.id, before && day(before.date), before?.kind, before && message.date - before.date < 600]);
    const old = was.nodes.get(message.id);
    let node = old?.node;
    if (!old || old.sign !== sign) {
      node = bubble(message, before, view);
      if (old) old.node.replaceWith(node);
    }
    const place = after ? after.nextSibling : log.firstChild;
    if (place !== node) log.insertBefore(node, place);
    keep.set(message.id, { node, sign });
    [before, after] = [message, node];
  }
  while (after ? after.nextSibling : log.firstChild) (after ? after.nextSibling : log.firstChild).remove();
  was.nodes = keep;
  if (!messages.length && view.empty) log.append(view.empty());
  // A screen edited in place under the finger must not throw the keyboard user back to the top of the page.
  if (held && !log.contains(document.activeElement)) {
    (keep.get(Number(held))?.node.querySelector(".key") ?? log).focus({ preventScroll: true });
  }
  const last = messages.at(-1);
  const mineIsNew = last && last.id > was.last && last.from.id === view.mine;
  was.last = Math.max(was.last, last?.id ?? 0);
  if (follow || mineIsNew) log.scrollTop = log.scrollHeight;
}
