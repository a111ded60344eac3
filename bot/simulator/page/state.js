// Remembers what the page knows (people, topics, chats) and what is chosen, which lives in location.hash.
import { get } from "./api.js";

const numbers = ["person", "topic", "staff", "as", "locked"];
const listeners = new Set();
let asked = false;

export const state = { bot: {}, people: [], counsellors: [], group: { topics: [] }, clock: 0, clockRead: 0 };
export const chosen = {};
export const chats = new Map(); // "peer:7" → { messages: Map(id → message), loaded, typing }
export const unread = new Map(); // "topic:12" → how many arrived unseen

export function onChange(listener) {
  listeners.add(listener);
}

// Many events in one turn make one drawing.
export function changed() {
  if (asked) return;
  asked = true;
  queueMicrotask(() => {
    asked = false;
    for (const listener of listeners) listener();
  });
}

export function readHash() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  for (const key of Object.keys(chosen)) delete chosen[key];
  for (const [key, value] of wanted) {
    if (numbers.includes(key)) {
      if (/^-?\d+$/.test(value)) chosen[key] = Number(value);
    } else chosen[key] = value;
  }
}

export function choose(changes) {
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === undefined) delete chosen[key];
    else chosen[key] = value;
  }
  history.replaceState(null, "", `#${new URLSearchParams(chosen)}`);
  changed();
}

export const keyOf = (where) => {
  for (const kind of ["peer", "topic", "staff"]) {
    if (where?.[kind] !== undefined && where[kind] !== null) return `${kind}:${where[kind]}`;
  }
  return null;
};

export function chat(key) {
  if (!chats.has(key)) chats.set(key, { messages: new Map(), loaded: false, typing: 0, reached: 0, version: 0 });
  return chats.get(key);
}

export const inOrder = (key) => [...chat(key).messages.values()].sort((one, other) => one.id - other.id);

export async function loadState() {
  const before = [...chats].map(([key, held]) => [held, Math.max(0, ...held.messages.keys())]);
  const fresh = await get("/sim/state");
  // Nothing waits for the bot any more: all that was written before this question has reached it.
  if (fresh.pending_updates === 0) for (const [held, last] of before) held.reached = last;
  Object.assign(state, fresh, { clockRead: performance.now() });
  for (const topic of fresh.group.topics) {
    const key = `topic:${topic.id}`;
    if (!unread.has(key) && topic.unread) unread.set(key, topic.unread);
  }
  for (const key of [...chats.keys()]) {
    const [kind, id] = key.split(":");
    if (kind === "topic" && id !== "0" && !fresh.group.topics.some((topic) => topic.id === Number(id))) {
      chats.delete(key);
      unread.delete(key);
    }
  }
  changed();
}

export async function loadChat(key) {
  const [kind, id] = key.split(":");
  const held = chat(key);
  let messages = null;
  let version = -1;
  // An event that overtakes the answer would be lost under it: ask again.
  while (version !== held.version) {
    version = held.version;
    ({ messages } = await get(`/sim/chat?${kind}=${id}`));
  }
  held.messages = new Map(messages.map((message) => [message.id, message]));
  held.loaded = true;
  changed();
}

// The simulated clock goes on at real speed between two readings.
export const now = () => state.clock + (performance.now() - state.clockRead) / 1000;

export const person = () => state.people.find((one) => one.id === chosen.person) ?? state.people[0];
export const counsellor = () => state.counsellors.find((one) => one.id === chosen.as) ?? state.counsellors[0];

// The room named in the hash, if it still exists; a deleted topic leads back to General, or to the list on a small screen.
function named() {
  if (state.counsellors.some((one) => one.id === chosen.staff)) return `staff:${chosen.staff}`;
  if (chosen.topic === 0 || state.group.topics.some((one) => one.id === chosen.topic)) return `topic:${chosen.topic}`;
  return null;
}

export const inside = () => named() !== null;
export const room = () => named() ?? "topic:0";
