// Builds elements, draws the page's icons, and lets only harmless tags of a message's HTML through.

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") node.className = value;
    else if (key === "testid") node.dataset.testid = value;
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else node.setAttribute(key, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const paths = {
  send: "M4 12 20 4l-5 16-3.500-6.500z M11.500 13.500 20 4",
  attach: "M19 11.500l-7.400 7.200a4.600 4.600 0 0 1-6.500-6.500l7.900-7.800a3 3 0 0 1 4.300 4.300l-7.800 7.700a1.400 1.400 0 0 1-2-2l7-6.900",
  commands: "M4 7h16M4 12h16M4 17h10",
  more: "M12 5.500v.01M12 12v.01M12 18.500v.01",
  lock: "M6 11h12v9H6z M8.500 11V8a3.500 3.500 0 0 1 7 0v3",
  unlock: "M6 11h12v9H6z M8.500 11V8a3.500 3.500 0 0 1 6.800-1.200",
  back: "M15 5l-7 7 7 7",
  down: "M5 9l7 7 7-7",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  reply: "M10 6L4 12l6 6M4 12h9a7 7 0 0 1 7 7",
  edit: "M4 20l1-4L16.500 4.500l3 3L8 19z",
  delete: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  copy: "M8 8h11v12H8z M5 16V4h11",
  photo: "M4 6h16v13H4z M4 16l5-5 4 4 2-2 5 5 M15.500 9.500v.01",
  voice: "M12 4a2.500 2.500 0 0 1 2.500 2.500v5a2.500 2.500 0 0 1-5 0v-5A2.500 2.500 0 0 1 12 4z M6 11a6 6 0 0 0 12 0M12 17v3",
  video_note: "M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17z M10 9l5 3-5 3z",
  document: "M7 3.500h7l4 4v13H7z M14 3.500v4h4",
  location: "M12 21c4-5 6-8 6-11a6 6 0 0 0-12 0c0 3 2 6 6 11z M12 10v.01",
  contact: "M12 12a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z M5 20a7 7 0 0 1 14 0",
  sticker: "M5 5h14v9l-5 5H5z M19 14h-5v5",
  face: "M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17z M9 10v.01M15 10v.01M8.500 14c1.800 2.300 5.200 2.300 7 0",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z M12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400",
  moon: "M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z",
  auto: "M12 4a8 8 0 1 0 0 16z M12 4a8 8 0 0 1 0 16",
  weather: "M7 17a4 4 0 0 1 .5-8 5 5 0 0 1 9.600 1.200A3.500 3.500 0 0 1 17 17z M9 20v.01M13 20v.01",
  link: "M10 14l4-4M8.500 11.500l-2 2a3 3 0 0 0 4.200 4.200l2-2M15.500 12.500l2-2a3 3 0 0 0-4.200-4.200l-2 2",
  block: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z M6.500 6.500l11 11",
  shield: "M12 3.500l7 2.500v5.500c0 4-3 7-7 9-4-2-7-5-7-9V6z",
  check: "M5 12.500l4 4 9-9.500",
  checks: "M2.500 12.500l4 4 9-9.500M12 16.500l9.500-9.500",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}

const allowed = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "DEL", "CODE", "PRE", "BLOCKQUOTE", "A", "BR", "SPAN", "TG-SPOILER"]);

export const safeLink = (href) => (/^(https?|tel|mailto|tg):/i.test(href || "") ? href : null);

// The server sends safe HTML already; the page still builds it anew, so a mistake there cannot run here.
export function words(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  const copy = (from, into) => {
    for (const child of from.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) into.append(child.data);
      else if (child.nodeType === Node.ELEMENT_NODE && allowed.has(child.tagName)) {
        const made = document.createElement(child.tagName === "TG-SPOILER" ? "span" : child.tagName);
        if (child.tagName === "TG-SPOILER" || child.className === "tg-spoiler") made.className = "spoiler";
        const href = safeLink(child.getAttribute("href"));
        if (child.tagName === "A" && href) {
          made.href = href;
          made.target = "_blank";
          made.rel = "noopener noreferrer";
        }
        copy(child, made);
        into.append(made);
      } else if (child.nodeType === Node.ELEMENT_NODE) copy(child, into);
    }
    return into;
  };
  return copy(parsed, document.createDocumentFragment());
}

export const hue = (id) => `hue-${Math.abs(Number(id) || 0) % 6}`;

export function avatar(name, id) {
  const letters = [...(name || "?").trim()][0]?.toUpperCase() ?? "?";
  return el("span", { class: `avatar ${hue(id)}`, "aria-hidden": "true" }, letters);
}
