// Speaks to the simulator's control API on this page's own origin.

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error || body.description || `HTTP ${response.status}`);
  return body;
}

export const get = async (path) => answer(await fetch(path, { cache: "no-store" }));

export const post = async (path, body) =>
  answer(await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }));

export function listen(onEvent, onOpen, onLost) {
  const source = new EventSource("/sim/events");
  source.addEventListener("open", onOpen);
  source.addEventListener("error", onLost);
  source.addEventListener("message", (event) => onEvent(JSON.parse(event.data)));
  window.addEventListener("pagehide", () => source.close());
}
