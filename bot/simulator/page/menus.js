// Small things that open over the page: menus by mouse or arrow keys, toasts, alerts and questions.
import { el, icon } from "./dom.js";
import { t } from "./words.js";

let open = null;

export function closeMenu() {
  if (!open) return;
  const { menu, anchor } = open;
  open = null;
  menu.remove();
  anchor.setAttribute?.("aria-expanded", "false");
  if (document.activeElement === document.body) anchor.focus?.({ preventScroll: true });
}

// items: { id, label, icon, note, danger, act }
export function openMenu(anchor, items, testid, label) {
  const again = open?.anchor === anchor;
  closeMenu();
  if (again || !items.length) return;
  const menu = el("div", { class: "menu", role: "menu", testid, "aria-label": label });
  for (const item of items) {
    const act = () => {
      closeMenu();
      item.act();
    };
    menu.append(el("button", { role: "menuitem", tabindex: "-1", class: item.danger ? "danger" : "", testid: item.id, onclick: act },
      item.icon ? icon(item.icon) : null, el("span", {}, item.label, item.note ? el("small", {}, item.note) : null)));
  }
  document.body.append(menu);
  const at = anchor.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = at.bottom + size.height + 8 < innerHeight;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - size.width - 8))}px`;
  menu.style.top = `${Math.max(8, below ? at.bottom + 4 : Math.min(at.top - size.height - 4, innerHeight - size.height - 8))}px`;
  anchor.setAttribute("aria-expanded", "true");
  open = { menu, anchor };
  menu.firstElementChild.focus();
  menu.addEventListener("keydown", (event) => {
    const all = [...menu.children];
    const at = all.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) all[(at + step + all.length) % all.length].focus();
    else if (event.key === "Home") all[0].focus();
    else if (event.key === "End") all.at(-1).focus();
    else if (event.key === "Escape" || event.key === "Tab") {
      anchor.focus();
      closeMenu();
    } else return;
    event.preventDefault();
  });
}

document.addEventListener("pointerdown", (event) => {
  if (open && !open.menu.contains(event.target) && !open.anchor.contains(event.target)) closeMenu();
});

let fading = 0;

export function toast(text) {
  const node = document.getElementById("toast");
  node.textContent = text;
  node.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { node.hidden = true; }, 3500);
}

export const failed = (error) => toast(`${t("error")}: ${error.message}`);

export function alertBox(text) {
  const box = document.getElementById("ask");
  box.replaceChildren(el("p", { class: "alert", testid: "alert" }, text),
    el("form", { method: "dialog", class: "row end" }, el("button", { class: "main" }, t("ok"))));
  if (!box.open) box.showModal();
}

// fields: { name, label, value, options?, pattern? }; act gets { name: value }
export function question({ title, fields, yes, act, testid }) {
  const box = document.getElementById("ask");
  const made = fields.map((field) => {
    const shared = { name: field.name, id: `ask-${field.name}`, testid: `${testid}-${field.name}` };
    const input = field.options
      ? el("select", shared, field.options.map(([value, label]) => el("option", { value, selected: value === field.value }, label)))
      : el("input", { ...shared, value: field.value, required: true, pattern: field.pattern, maxlength: 64, autocomplete: "off" });
    return el("label", { for: `ask-${field.name}` }, field.label, input);
  });
  const form = el("form", { method: "dialog", testid }, el("h2", {}, title), made, el("div", { class: "row end" },
    el("button", { type: "button", onclick: () => box.close() }, t("cancel")),
    el("button", { class: "main", testid: `${testid}-yes` }, yes)));
  form.addEventListener("submit", () => act(Object.fromEntries(new FormData(form))));
  box.replaceChildren(form);
  box.showModal();
}
