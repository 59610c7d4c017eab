// The drafting desk: every form saves itself while it is typed in; the paper beside it follows.
import { elementsOf, replace } from "./pieces.js";
import { say as tell, saver } from "./saving.js";
import { follow } from "./drafting-preview.js";
import { listenForTables } from "./drafting-paste.js";

const root = document.querySelector(".dk");
const part = () => document.getElementById("dk-part");
const saving = saver({ send });
const say = (state, text) => tell(document.getElementById("dk-saved"), state, text);

// ---- Saving: what waits is a form by its id; it is read when it is sent, so the newest words go.
async function send(batch) {
  await asking;
  for (const [id, how] of batch) {
    const form = document.getElementById(id);
    if (!form || form.closest("fieldset:disabled")) continue;
    const answer = await post(form, how.button ?? null);
    if (answer !== "done") return answer;
  }
  return "done";
}

async function post(form, button) {
  say("busy", root.dataset.saving);
  const body = new FormData(form, button ?? undefined);
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: { "X-Autosave": "1" } });
  } catch {
    answer = null;
  }
  if (!answer || answer.status >= 500 || answer.redirected) {
    say("bad", answer?.redirected ? root.dataset.signedOut : root.dataset.offline);
    return "lost";
  }
  const text = await answer.text();
  apply(text, form);
  if (answer.ok) {
    document.getElementById(`${form.id}-problem`)?.replaceChildren();
    document.body.dispatchEvent(new Event("dk-saved"));
    return "done";
  }
  say("bad", answer.status === 409 ? root.dataset.kept : root.dataset.unsaved);
  return "refused";
}

// An answer holds the pieces that changed, each with its id; the part is there only where its rows changed.
function apply(text, form) {
  for (const fresh of elementsOf(text)) {
    const old = document.getElementById(fresh.id);
    if (!old || old.isEqualNode(fresh)) continue;
    replace(old, fresh);
    if (fresh.id === "dk-status") renewRevisions(fresh);
    if (fresh.id === "dk-part") arrive(fresh.dataset.goTo);
  }
  const kept = document.querySelector("#dk-refused .lt-alert, .dk-kept");
  if (kept && form) kept.scrollIntoView({ block: "nearest" });
}

// On a phone the parts stand in one line that scrolls: the open one is brought into sight.
function showPart() {
  document.querySelector(".dk-step[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

function renewRevisions(status) {
  const revisions = JSON.parse(status.dataset.revisions);
  for (const input of document.querySelectorAll("[data-revision-of]")) {
    const now = revisions[input.dataset.revisionOf];
    if (now) input.value = now;
  }
}

function arrive(id) {
  const place = id && document.getElementById(id);
  if (!place) return;
  place.scrollIntoView({ block: "nearest" });
  const field = place.querySelector("textarea:not([hidden]), input:not([type=hidden]), a[href]");
  (field ?? place).focus({ preventScroll: true });
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-autosave]");
  if (!form || event.target.type === "hidden") return;
  saving.note(form.id, {});
  saving.later();
});

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-autosave]");
  if (!form) return;
  saving.note(form.id, {});
  saving.later(event.target.matches("textarea, [type=text]") ? 60 : 0);
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-autosave], [data-post]") || !root.contains(form)) return;
  event.preventDefault();
  event.stopPropagation();
  if (form.matches("[data-autosave]")) {
    saving.note(form.id, {});
    saving.flush();
    return;
  }
  if (form.dataset.ask && !window.confirm(form.dataset.ask)) return;
  if (await saving.flush()) await post(form, event.submitter);
}, true);

// Enter in a one-line field saves; in a heading it goes on to the text.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("[data-autosave] input:not([type=checkbox], [type=radio])")) return;
  event.preventDefault();
  saving.note(event.target.form.id, {});
  saving.flush();
});

// ---- Going to another part waits for the words of this one.
document.body.addEventListener("htmx:confirm", (event) => {
  const { elt, issueRequest } = event.detail;
  if (!elt.matches("a") || !root.contains(elt)) return;
  event.preventDefault();
  saving.flush().then((isSaved) => {
    if (!isSaved) return;
    // The save may have drawn the links anew; the same one is there again.
    if (elt.isConnected) issueRequest(true);
    else document.querySelector(`.dk a[href="${CSS.escape(elt.getAttribute("href"))}"]`)?.click();
  });
});

document.body.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "dk-part") return;
  showPart();
  const link = event.detail.requestConfig?.elt;
  const go = link?.dataset.go;
  if (go) arrive(go);
  else document.getElementById("dk-fields").scrollTo({ top: 0 });
});

// ---- Who writes: the first touch takes the lock, leaving gives it back.
let isHolding = root.dataset.writing === "1";
let asking = null;

function lock(what) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  body.set("do", what);
  body.set("part", part().dataset.part);
  return body;
}

async function take() {
  try {
    const answer = await fetch(root.dataset.lock, { method: "POST", body: lock("take"), headers: { "X-Autosave": "1" } });
    isHolding = answer.ok;
    if (!answer.ok) apply(await answer.text(), null);
  } catch {
    // The next save takes it, or says who has it.
  }
  asking = null;
}

document.addEventListener("focusin", (event) => {
  if (!isHolding && !asking && event.target.closest("#dk-part form[data-autosave]")) asking = take();
});

window.addEventListener("pagehide", () => isHolding && navigator.sendBeacon(root.dataset.lock, lock("release")));

showPart();
follow(part);
listenForTables();
