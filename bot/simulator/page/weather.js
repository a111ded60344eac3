// Moves the simulated clock and makes the bot's calls fail on request.
import { post } from "./api.js";
import { el, icon } from "./dom.js";
import { failed, toast } from "./menus.js";
import { loadState } from "./state.js";
import { t } from "./words.js";

const panel = document.getElementById("weather");
const opener = document.getElementById("weather-open");
const steps = [["minute", 60], ["quarter", 900], ["hour", 3600], ["night", 28800], ["day", 86400], ["week", 604800]];
const faults = [["f429", "429"], ["f502", "502"], ["fdrop", "drop_after"]];
const methods = ["", "sendMessage", "editMessageText", "createForumTopic", "copyMessage", "answerCallbackQuery", "getUpdates"];

function show(yes) {
  panel.hidden = !yes;
  opener.setAttribute("aria-expanded", String(yes));
  (yes ? panel.querySelector("button.step") : opener).focus();
}

export function prepareWeather() {
  opener.addEventListener("click", () => show(panel.hidden));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show(false);
  });
}

const move = (seconds) => post("/sim/clock", { advance: seconds }).then(loadState).then(() => toast(t("clock_set")), failed);

export function drawWeather() {
  const times = el("input", { type: "number", min: 1, max: 99, value: 3, testid: "fault-times" });
  const method = el("select", { testid: "fault-method" }, methods.map((name) => el("option", { value: name }, name || t("any"))));
  const blow = (fault) => post("/sim/fault", fault).then(() => toast(t("fault_set")), failed);
  const fault = (kind) => blow({ kind, times: Number(times.value) || 1, ...(method.value ? { method: method.value } : {}) });
  panel.replaceChildren(
    el("div", { class: "row" }, el("h2", { id: "weather-title" }, t("weather")),
      el("button", { class: "quiet", testid: "weather-close", "aria-label": t("close"), title: t("close"), onclick: () => show(false) }, icon("close"))),
    el("h3", {}, t("clock")), el("p", {}, t("clock_note")),
    el("div", { class: "steps" }, steps.map(([word, seconds]) => el("button", { class: "step", testid: `clock-${word}`, onclick: () => move(seconds) }, t(word)))),
    el("h3", {}, t("faults")), el("p", {}, t("faults_note")),
    el("div", { class: "row two" }, el("label", {}, t("times"), times), el("label", {}, t("method"), method)),
    el("div", { class: "steps tall" }, faults.map(([word, kind]) => el("button", { class: "step", testid: `fault-${kind}`, onclick: () => fault(kind) }, t(word))),
      el("button", { class: "step", testid: "fault-clear", onclick: () => blow({ clear: true }) }, t("clear"))));
}
