// The document and the fields of a review show each other; doubts are gone through one after another.
const root = document.querySelector(".rv");
const paper = document.getElementById("rv-paper");
const fields = document.getElementById("rv-fields");

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
export function markSection() {
  const links = [...document.querySelectorAll("#rv-index a")];
  const top = Math.max(fields.getBoundingClientRect().top, 0) + 140;
  const passed = links.filter((link) => document.getElementById(link.hash.slice(1))?.getBoundingClientRect().top <= top);
  const here = passed.at(-1) ?? links[0];
  for (const link of links) link.classList.toggle("is-here", link === here);
}
for (const scroller of [fields, window]) scroller.addEventListener("scroll", markSection, { passive: true });
markSection();
if (location.hash.startsWith("#f-")) {
  const box = document.getElementById(location.hash.slice(1))?.closest("[data-at]");
  if (box) showField(box.dataset.at);
}
