// Puts renewed pieces of the review in place without disturbing what the officer is typing.
import { elementsOf, replace } from "./pieces.js";

const TYPED = "textarea, input[type=text], input[type=search]";

// The control being typed in stays; around it only what is told about it changes.
function replaceAround(old, fresh, active) {
  for (const box of fresh.querySelectorAll("[data-at]")) {
    const there = old.querySelector(`[data-at="${CSS.escape(box.dataset.at)}"]`);
    if (!there) continue;
    if (!there.contains(active)) {
      replace(there, box);
      continue;
    }
    if (box.dataset.tone) there.dataset.tone = box.dataset.tone;
    else delete there.dataset.tone;
    const notes = box.querySelector(":scope > .rv-notes");
    if (notes) there.querySelector(":scope > .rv-notes")?.replaceWith(notes);
  }
  const told = fresh.querySelector(".rv-timing > summary");
  if (told) old.querySelector(".rv-timing > summary")?.replaceWith(told);
}

function focusNew(press) {
  const [act, address] = press.split(/:(.*)/s);
  if (act === "add") {
    const rows = document.querySelectorAll(`#section-${address} [data-row]`);
    const last = rows[rows.length - 1];
    last?.scrollIntoView({ block: "center" });
    (last?.querySelector("textarea") ?? last?.querySelector("input[type=text]"))?.focus({ preventScroll: true });
  } else if (["up", "down", "restore"].includes(act)) {
    const row = document.getElementById(`row-${address}`);
    row?.scrollIntoView({ block: "nearest" });
    (row?.querySelector(".rv-menu > summary") ?? row)?.focus({ preventScroll: true });
  } else if (act === "add_slot") {
    const slots = document.querySelectorAll(`[data-at^="${CSS.escape(address)}."] > .rv-slot`);
    const last = slots[slots.length - 1];
    if (last) last.open = true;
    last?.querySelector("[data-find]")?.focus({ preventScroll: true });
  }
}

export function applyPieces(text, { isWaiting, press }) {
  for (const fresh of elementsOf(text)) {
    const old = document.getElementById(fresh.id);
    if (!old) continue;
    const active = document.activeElement;
    if (fresh.dataset.row && isWaiting(fresh.dataset.row)) continue;
    if (!press && old.contains(active) && active.matches(TYPED) && !active.matches("[data-find]")) replaceAround(old, fresh, active);
    else replace(old, fresh);
  }
  if (press) focusNew(press);
}
