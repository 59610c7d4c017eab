// The review: saves each change, and lets the document and the fields show each other.
import { applyPieces } from "./review-pieces.js";

const root = document.querySelector(".rv");
const form = document.getElementById("review");
const paper = document.getElementById("rv-paper");
const fields = document.getElementById("rv-fields");
const alerts = document.getElementById("rv-alerts");
const PAUSE = 700;
const AGAIN = 5000;

// ---- Saving: rows that were changed wait here until the save before them has come back.
const waiting = new Map();
let timer = 0;
let sending = null;
let isRefused = false;

function controlsOf(row, press) {
  const given = new URLSearchParams();
  for (const control of row.querySelectorAll("input, select, textarea")) {
    if (!control.name || control.disabled) continue;
    if (["checkbox", "radio"].includes(control.type) && !control.checked) continue;
    if (control.hasAttribute("data-local") && !press.startsWith("unit:")) continue;
    if (control.hasAttribute("data-find") && press !== "find") continue;
    given.append(control.name, control.value);
  }
  return given;
}

function say(state, text) {
  const place = document.getElementById("rv-saved");
  place.dataset.state = state;
  place.querySelector("span").textContent = text;
}

function note(row, press = "") {
  if (isRefused) return;
  const id = row?.dataset.row ?? "";
  waiting.set(id, { row, press: press || waiting.get(id)?.press || "" });
}

function later(pause = PAUSE) {
  clearTimeout(timer);
  timer = setTimeout(flush, pause);
}

function body(batch) {
  const data = new URLSearchParams();
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.set("revision", document.querySelector(".rv [name=revision]").value);
  for (const { row, press } of batch) {
    if (row) {
      data.append("row", row.dataset.row);
      for (const [name, value] of controlsOf(row, press)) data.append(name, value);
    }
    if (press && press !== "find") data.set("do", press);
  }
  return data;
}

async function flush() {
  clearTimeout(timer);
  if (sending) await sending;
  if (!waiting.size || isRefused) return true;
  const batch = [...waiting.values()].map((one) => ({ ...one, row: document.getElementById(one.row?.id) ?? one.row }));
  waiting.clear();
  sending = send(batch);
  const isSaved = await sending;
  sending = null;
  return isSaved;
}

async function send(batch) {
  say("busy", root.dataset.saving);
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body: body(batch), headers: { "X-Autosave": "1" } });
  } catch {
    answer = null;
  }
  if (!answer || answer.status >= 500 || answer.redirected) {
    for (const one of batch) if (!waiting.has(one.row?.dataset.row ?? "")) waiting.set(one.row?.dataset.row ?? "", one);
    say("bad", root.dataset.offline);
    later(AGAIN);
    return false;
  }
  const text = await answer.text();
  if (!answer.ok) {
    isRefused = answer.status === 409;
    alerts.innerHTML = text;
    say("bad", root.dataset.leave);
    alerts.scrollIntoView({ block: "nearest" });
    return false;
  }
  alerts.replaceChildren();
  applyPieces(text, { isWaiting: (id) => waiting.has(id), press: batch.map((one) => one.press).find(Boolean) ?? "" });
  markSection();
  return true;
}

form.addEventListener("input", (event) => {
  if (event.target.matches("[data-find], [data-local]")) return;
  note(event.target.closest("[data-row]"));
  later();
});

form.addEventListener("change", (event) => {
  if (event.target.matches("[data-find], [data-local]")) return;
  note(event.target.closest("[data-row]"));
  later(event.target.matches("textarea, [type=text]") ? 60 : 0);
});

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("input:not([type=checkbox], [type=radio])")) return;
  event.preventDefault();
  const isSearch = event.target.matches("[data-find]");
  if (event.target.matches("[data-local]")) event.target.closest("details").querySelector("button").click();
  else if (!isSearch || event.target.value.trim()) {
    note(event.target.closest("[data-row]"), isSearch ? "find" : "");
    flush();
  }
});

document.addEventListener("submit", (event) => {
  if (event.target !== form) return;
  const button = event.submitter;
  if (button?.hasAttribute("data-confirm")) return confirmPlan(event, button);
  event.preventDefault();
  note(button?.closest("[data-row]") ?? null, button?.value ?? "");
  flush();
}, true);

let isConfirmed = false;
async function confirmPlan(event, button) {
  if (isConfirmed) return;
  event.preventDefault();
  event.stopPropagation();
  if (!(await flush())) return;
  isConfirmed = true;
  form.requestSubmit(button);
}

window.addEventListener("beforeunload", (event) => {
  if ((waiting.size || sending) && !isConfirmed) event.preventDefault();
});
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());

// ---- Showing: a mark leads to its field, a field to its mark.
const narrow = window.matchMedia("(width < 64rem)");
const idOf = (address) => address.replaceAll(".", "-");

function show(view) {
  const radio = root.querySelector(`[name=rv-view][value=${view}]`);
  const other = view === "paper" ? "fields" : "paper";
  const now = root.querySelector("[name=rv-view]:checked").value;
  if (now === other || (narrow.matches && now !== view)) radio.checked = true;
}

function light(elements, within) {
  for (const old of within.querySelectorAll(".is-here")) old.classList.remove("is-here");
  for (const element of elements) element.classList.add("is-here");
}

// The words of the field itself, else of its neighbours in the cell, else of its row.
function marksOf(address) {
  const [row, field] = address.split(".");
  const exact = paper.querySelectorAll(`mark[data-at~="${CSS.escape(address)}"]`);
  if (exact.length || row === "document") return [...exact];
  const begins = (start) => [...paper.querySelectorAll("mark")].filter((mark) => mark.dataset.at.split(" ").some((one) => one.startsWith(start)));
  const near = begins(`${row}.${field}.`);
  return near.length ? near : begins(`${row}.`);
}

const smooth = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

function showInPaper(address, { isAsked }) {
  const marks = marksOf(address);
  light(marks, paper);
  if (!marks.length) return;
  if (isAsked) show("paper");
  if (paper.offsetParent === null) return;
  marks[0].scrollIntoView({ block: "center", behavior: smooth });
  if (isAsked) marks[0].querySelector("a").focus({ preventScroll: true });
}

function showField(address) {
  const field = document.getElementById(`f-${idOf(address)}`);
  if (!field) return false;
  show("fields");
  for (let box = field.closest("details:not([open])"); box; box = box.parentElement.closest("details:not([open])")) {
    if (!field.matches("summary") || box !== field.parentElement) box.open = true;
    else break;
  }
  const box = field.closest("[data-at]") ?? field;
  box.scrollIntoView({ block: "center", behavior: smooth });
  const control = field.matches("fieldset") ? field.querySelector("input:checked") ?? field.querySelector("input") : field;
  control?.focus({ preventScroll: true });
  light([box], fields);
  return true;
}

let lastMark = null;
let turn = 0;
paper.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (!mark) return;
  event.preventDefault();
  const addresses = mark.dataset.at.split(" ");
  turn = mark === lastMark ? turn + 1 : 0;
  lastMark = mark;
  for (let step = 0; step < addresses.length; step += 1) {
    if (showField(addresses[(turn + step) % addresses.length])) break;
  }
  light(marksOf(addresses[turn % addresses.length]), paper);
});

fields.addEventListener("focusin", (event) => {
  const box = event.target.closest("[data-at]");
  if (!box || fields.querySelector(".is-here") === box) return;
  light([], fields);
  showInPaper(box.dataset.at, { isAsked: false });
});

fields.addEventListener("click", (event) => {
  const link = event.target.closest("[data-see]");
  if (!link) return;
  event.preventDefault();
  showInPaper(link.dataset.see, { isAsked: true });
});

// ---- Doubts, one after another.
let place = -1;
function step(by) {
  const doubts = [...fields.querySelectorAll("[data-doubt]")];
  if (!doubts.length) return;
  const here = doubts.findIndex((one) => one.dataset.doubt === step.key);
  place = ((here < 0 ? place : here) + by + doubts.length) % doubts.length;
  goTo(doubts[Math.max(0, place)]);
}

function goTo(doubt) {
  step.key = doubt.dataset.doubt;
  const box = doubt.closest("[data-at]");
  show("fields");
  if (!box || !showField(box.dataset.at)) doubt.scrollIntoView({ block: "center", behavior: smooth });
}

root.addEventListener("click", (event) => {
  const stepper = event.target.closest("[data-step]");
  if (stepper) step(Number(stepper.dataset.step));
  const link = event.target.closest("[data-go]");
  if (!link) return;
  const doubt = fields.querySelector(`[data-doubt="${CSS.escape(link.dataset.go)}"]`);
  if (!doubt) return;
  event.preventDefault();
  link.closest("details").open = false;
  goTo(doubt);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "F8") return;
  event.preventDefault();
  step(event.shiftKey ? -1 : 1);
});

// ---- Panels of units.
function placePanel(slot) {
  const panel = slot.querySelector(".rv-panel");
  panel.classList.remove("is-above");
  const room = fields.getBoundingClientRect();
  const box = panel.getBoundingClientRect();
  const bottom = Math.min(room.bottom, window.innerHeight);
  const isAbove = box.bottom > bottom && slot.getBoundingClientRect().top - room.top > box.height + 60;
  panel.classList.toggle("is-above", isAbove);
  if (!isAbove && box.bottom > bottom) panel.scrollIntoView({ block: "nearest" });
}

fields.addEventListener("toggle", (event) => {
  if (!event.target.matches("details.rv-slot") || !event.target.open) return;
  for (const other of fields.querySelectorAll("details.rv-slot[open]")) if (other !== event.target) other.open = false;
  placePanel(event.target);
}, true);

document.addEventListener("click", (event) => {
  const inside = event.target.closest("details.rv-slot");
  const isDone = event.target.closest("[data-close-slot]");
  for (const slot of fields.querySelectorAll("details.rv-slot[open]")) if ((slot !== inside && event.target.isConnected) || isDone) slot.open = false;
  if (isDone) inside.querySelector("summary").focus();
});

fields.addEventListener("keydown", (event) => {
  const slot = event.target.closest("details.rv-slot[open]");
  if (event.key !== "Escape" || !slot) return;
  slot.open = false;
  slot.querySelector("summary").focus();
});

// ---- Which section is in view.
function markSection() {
  const links = [...document.querySelectorAll("#rv-index a")];
  const top = fields.getBoundingClientRect().top + 120;
  const passed = links.filter((link) => document.getElementById(link.hash.slice(1))?.getBoundingClientRect().top <= top);
  const here = passed.at(-1) ?? links[0];
  for (const link of links) link.classList.toggle("is-here", link === here);
}
fields.addEventListener("scroll", markSection, { passive: true });
markSection();
if (location.hash.startsWith("#f-")) {
  const box = document.getElementById(location.hash.slice(1))?.closest("[data-at]");
  if (box) showField(box.dataset.at);
}
