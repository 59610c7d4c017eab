// The paper beside the desk: drawn to the width of its pane, and turned to the place that is edited.
const SHEET = 210 / 25.4 * 96;
const NARROWEST = 420;
const GAP = 32;

const pane = document.getElementById("dk-paper");
const paper = () => document.getElementById("dk-preview");

function fit() {
  const width = pane.clientWidth;
  if (!width) return;
  // On a phone the paper flows as text; a sheet that small could not be read.
  paper().style.zoom = width < NARROWEST ? "" : String(Math.min(1.15, (width - GAP) / SHEET));
}

// `see` of a part of the desk names a place of the paper: heading-3, basis-1, task-12, recipients, …
function placeOf(see) {
  const [name, number] = see.split("-");
  const first = paper().querySelector(".paper-sheet");
  if (!first) return null;
  const nth = (selector, scope = first) => scope.querySelectorAll(selector)[Number(number)] ?? null;
  switch (name) {
    case "top": return first.querySelector(".paper-basis, .paper-title");
    case "heading": return nth(".paper-heading");
    case "basis": return first.querySelectorAll(".paper-basis")[Number(number) - 1] ?? first.querySelector(".paper-basis");
    case "task": return paper().querySelectorAll(".paper-table tbody tr")[Number(number) - 1] ?? null;
    case "recipients": return first.querySelector(".paper-foot > .paper-side");
    case "signature": return first.querySelector(".paper-foot > .paper-side:last-child");
    case "letterhead": return first.querySelector(".paper-head");
    default: return null;
  }
}

let here = "";

function show(see) {
  here = see;
  for (const old of paper().querySelectorAll(".is-here")) old.classList.remove("is-here");
  const place = placeOf(see);
  if (!place || !pane.offsetParent) return;
  place.classList.add("is-here");
  const box = place.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (box.top < frame.top + 40 || box.bottom > frame.bottom - 40) {
    pane.scrollTo({ top: pane.scrollTop + box.top - frame.top - frame.height / 4, behavior: "smooth" });
  }
}

export function follow(part) {
  new ResizeObserver(fit).observe(pane);
  fit();
  document.addEventListener("focusin", (event) => {
    const place = event.target.closest("[data-see]");
    if (place && part()?.contains(place)) show(place.dataset.see);
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id === "dk-preview") {
      if (here) show(here);
    } else if (event.detail.target?.id === "dk-part") {
      const first = part()?.querySelector("[data-see]");
      if (first) show(first.dataset.see);
    }
  });
  for (const choice of document.querySelectorAll("[name=rv-view]")) choice.addEventListener("change", () => here && show(here));
}
