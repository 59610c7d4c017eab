// The review: saves each change; how the document and the fields show each other stands in review-links.js.
import { markSection } from "./review-links.js";
import { applyPieces } from "./review-pieces.js";
import { saver, say as tell } from "./saving.js";

const root = document.querySelector(".rv");
const form = document.getElementById("review");

// ---- Saving: rows that were changed wait here until the save before them has come back.
const saving = saver({ send });
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

const say = (state, text) => tell(document.getElementById("rv-saved"), state, text);

function note(row, press = "") {
  if (isRefused) return saving.keepBack();
  const id = row?.dataset.row ?? "";
  saving.note(id, { row, press: press || saving.known(id)?.press || "" });
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

async function send(waiting) {
  const batch = waiting.map(([, one]) => ({ ...one, row: document.getElementById(one.row?.id) ?? one.row }));
  say("busy", root.dataset.saving);
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body: body(batch), headers: { "X-Autosave": "1" } });
  } catch {
    answer = null;
  }
  if (!answer || answer.status >= 500 || answer.redirected) {
    say("bad", root.dataset.offline);
    return "lost";
  }
  const text = await answer.text();
  if (!answer.ok) {
    isRefused = answer.status === 409;
    const alerts = document.getElementById("rv-alerts");
    alerts.innerHTML = text;
    say("bad", root.dataset.leave);
    alerts.scrollIntoView({ block: "nearest" });
    return "refused";
  }
  applyPieces(text, { isWaiting: saving.has, press: batch.map((one) => one.press).find(Boolean) ?? "" });
  markSection();
  return "done";
}

form.addEventListener("input", (event) => {
  if (event.target.matches("[data-find], [data-local]")) return;
  note(event.target.closest("[data-row]"));
  if (!isRefused) saving.later();
});

form.addEventListener("change", (event) => {
  if (event.target.matches("[data-find], [data-local]")) return;
  note(event.target.closest("[data-row]"));
  if (!isRefused) saving.later(event.target.matches("textarea, [type=text]") ? 60 : 0);
});

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("input:not([type=checkbox], [type=radio])")) return;
  event.preventDefault();
  const isSearch = event.target.matches("[data-find]");
  if (event.target.matches("[data-local]")) event.target.closest("details").querySelector("button").click();
  else if (!isSearch || event.target.value.trim()) {
    note(event.target.closest("[data-row]"), isSearch ? "find" : "");
    saving.flush();
  }
});

document.addEventListener("submit", (event) => {
  if (event.target !== form) return;
  const button = event.submitter;
  if (button?.hasAttribute("data-confirm")) return confirmPlan(event, button);
  event.preventDefault();
  note(button?.closest("[data-row]") ?? null, button?.value ?? "");
  saving.flush();
}, true);

let isConfirmed = false;
async function confirmPlan(event, button) {
  if (isConfirmed) return;
  event.preventDefault();
  event.stopPropagation();
  if (!(await saving.flush())) return;
  isConfirmed = true;
  saving.leave();
  // A form that is still telling of its first submit ignores a second one, so the next turn asks again.
  setTimeout(() => form.requestSubmit(button));
}
