// Sends what was typed after a pause, one batch at a time; what did not arrive waits and is sent again.
const PAUSE = 700;
const AGAIN = 5000;

// `send(batch)` gets [id, what] pairs and answers "done", "lost" (nothing arrived: it is tried again) or "refused".
export function saver({ send }) {
  const waiting = new Map();
  let timer = 0;
  let sending = null;
  let isLeaving = false;
  let isKeptBack = false;

  function later(pause = PAUSE) {
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  }

  async function flush() {
    clearTimeout(timer);
    while (sending) await sending;
    if (!waiting.size) return true;
    const batch = [...waiting];
    waiting.clear();
    sending = send(batch);
    const answer = await sending;
    sending = null;
    if (answer === "lost") {
      for (const [id, what] of batch) if (!waiting.has(id)) waiting.set(id, what);
      later(AGAIN);
    }
    return answer === "done";
  }

  window.addEventListener("beforeunload", (event) => {
    if ((waiting.size || sending || isKeptBack) && !isLeaving) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());

  return {
    note: (id, what) => waiting.set(id, what),
    known: (id) => waiting.get(id),
    has: (id) => waiting.has(id),
    forget: (id) => waiting.delete(id),
    later,
    flush,
    // Leaving the page is no loss any more.
    leave: () => { isLeaving = true; },
    // Something stands in the page that cannot be saved.
    keepBack: () => { isKeptBack = true; },
  };
}

// The line that tells how the saving goes.
export function say(place, state, text) {
  if (!place) return;
  place.dataset.state = state;
  place.querySelector("span").textContent = text;
}
