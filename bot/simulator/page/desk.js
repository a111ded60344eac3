// The desk: the group's topics, each counsellor's private chat with the bot, and the room that is open.
import { post } from "./api.js";
import { composer } from "./composer.js";
import { avatar, el, hue, icon } from "./dom.js";
import { drawLog, plain } from "./log.js";
import { failed, openMenu } from "./menus.js";
import { messageMenu, tap } from "./phone.js";
import { chat, choose, counsellor, inOrder, inside, room, state, unread } from "./state.js";
import { hour, language, t } from "./words.js";

const at = (id) => document.getElementById(id);
let line = null;
let chooser = null;

const isStaff = () => room().startsWith("staff:");
const openTopic = () => state.group.topics.find((one) => `topic:${one.id}` === room());
// In a private chat with the bot a counsellor can only be themself.
const writer = () => (isStaff() ? state.counsellors.find((one) => `staff:${one.id}` === room()) : counsellor());
const place = () => (isStaff() ? "private" : "group");

function topicMenu(event) {
  const topic = openTopic();
  const act = (action) => () => post("/sim/topic", { as: writer()?.id, topic: topic.id, action }).catch(failed);
  openMenu(event.currentTarget, [
    { id: topic.closed ? "topic-reopen" : "topic-close", label: t(topic.closed ? "topic_reopen" : "topic_close"), icon: topic.closed ? "unlock" : "lock",
      act: act(topic.closed ? "reopen" : "close") },
    { id: "topic-delete", label: t("topic_delete"), icon: "delete", danger: true, act: act("delete") },
  ], "topic-menu", t("topic_actions"));
}

export function prepareDesk() {
  const select = el("select", { testid: "desk-as", onchange: () => choose({ as: Number(select.value) }) });
  chooser = el("label", { class: "as" }, el("span"), select);
  line = composer(at("desk-foot"), "desk", {
    key: room,
    before: chooser,
    send: (what, replyTo) => post("/sim/say", {
      as: writer().id, ...(isStaff() ? { peer: "bot" } : { topic: Number(room().split(":")[1]) }), ...what, ...(replyTo ? { reply_to: replyTo } : {}),
    }),
    edit: (message, text) => post("/sim/edit", { as: writer().id, chat: place(), message: message.id, text }),
  });
  at("desk-back").append(icon("back"));
  at("desk-back").addEventListener("click", () => choose({ topic: null, staff: null }));
  at("room-more").append(icon("more"));
  at("room-more").addEventListener("click", topicMenu);
}

function roomButton(key, name, id, face, closed, go) {
  const last = inOrder(key).findLast((one) => one.kind !== "service") ?? inOrder(key).at(-1);
  const waiting = unread.get(key) ?? 0;
  return el("li", {}, el("button", {
    class: `room${closed ? " shut" : ""}`, "aria-current": key === room() && inside() ? "true" : null,
    testid: key.replace(":", "-"), "data-room": key, onclick: go,
  }, face, el("span", { class: "lines" },
    el("span", { class: "row" }, el("strong", { dir: "auto" }, name), closed ? icon("lock") : null, last ? el("time", {}, hour(last.date)) : null),
    el("span", { class: "row" }, el("small", { dir: "auto" }, last ? plain(last) : waiting ? `${waiting} ${t("unread")}` : "…"),
      waiting ? el("i", { class: "count", testid: "unread", "aria-label": `${waiting} ${t("unread")}` }, String(waiting)) : null))));
}

function topicFace(topic) {
  const face = el("span", { class: `avatar square topic ${hue(topic.id)}`, "aria-hidden": "true" }, "#");
  if (/^#[0-9a-f]{6}$/i.test(topic.icon)) face.style.backgroundColor = topic.icon;
  return face;
}

function drawRail() {
  const { topics } = state.group;
  const cases = topics.filter((one) => one.id !== 0);
  const general = topics.find((one) => one.id === 0) ?? { id: 0, closed: false };
  at("group-title").textContent = state.group.title ?? "";
  at("group-note").textContent = `${t("topics_n")}: ${cases.length} · ${t("counsellors_n")}: ${state.counsellors.length}`;
  const freshest = (topic) => inOrder(`topic:${topic.id}`).at(-1)?.date ?? 0;
  cases.sort((one, other) => one.closed - other.closed || freshest(other) - freshest(one) || other.id - one.id);
  const focused = document.activeElement?.dataset?.room;
  at("topics").replaceChildren(
    roomButton("topic:0", t("general"), 0, el("span", { class: "avatar square general", "aria-hidden": "true" }, "#"), general.closed,
      () => choose({ topic: 0, staff: null })),
    ...cases.map((topic) => roomButton(`topic:${topic.id}`, topic.name, topic.id, topicFace(topic), topic.closed, () => choose({ topic: topic.id, staff: null }))));
  if (!cases.length) at("topics").append(el("li", { class: "hint" }, t("empty_desk")));
  at("staff").replaceChildren(...state.counsellors.map((one) => roomButton(`staff:${one.id}`, one.name, one.id, avatar(one.name, one.id), false,
    () => choose({ staff: one.id, topic: null }))));
  if (focused) at("desk").querySelector(`[data-room="${focused}"]`)?.focus({ preventScroll: true });
}

export function drawDesk() {
  drawRail();
  const key = room();
  const topic = openTopic();
  at("desk").classList.toggle("inside", inside());
  const held = chat(key);
  const me = writer();
  document.querySelector("[data-testid=room-name]").textContent = isStaff() ? me.name : topic?.id ? topic.name : t("general");
  const typing = held.typing > Date.now();
  const status = document.querySelector("[data-testid=room-status]");
  status.textContent = typing ? t("typing") : isStaff() ? t("private_note") : topic?.closed ? t("closed") : state.group.title ?? "";
  status.classList.toggle("typing", typing);
  const more = at("room-more");
  more.hidden = !topic || topic.id === 0;
  more.title = t("topic_actions");
  more.setAttribute("aria-label", t("topic_actions"));
  at("desk-back").title = t("back");
  at("desk-back").setAttribute("aria-label", t("back"));
  drawLog(at("desk-log"), inOrder(key), {
    key, mine: me?.id, names: !isStaff(), look: `${language()} ${me?.id}`,
    tap: (message, button, node) => tap(me?.id, place(), message, button, node),
    menu: (message, mine, anchor) => messageMenu(line, me?.id, place(), message, mine, anchor),
    empty: () => el("p", { class: "hint" }, t("empty_room")),
  });
  drawChooser(me);
  line.hide(!me);
  line.refresh();
}

function drawChooser(me) {
  const [label, select] = chooser.children;
  chooser.hidden = isStaff() || !me;
  label.textContent = t("write_as");
  const sign = JSON.stringify(state.counsellors);
  if (select.dataset.sign !== sign) {
    select.replaceChildren(...state.counsellors.map((one) => el("option", { value: one.id }, one.name)));
    select.dataset.sign = sign;
  }
  if (me && select.value !== String(me.id)) select.value = String(me.id);
}
