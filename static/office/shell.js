// The frame: slim menu, menu of a phone, pop-up panels, messages.
const root = document.documentElement;

function toggleSlim() {
  const isSlim = root.classList.toggle("lt-slim");
  try {
    localStorage.setItem("lt-slim", isSlim ? "1" : "0");
  } catch {
    // Not kept for the next page; nothing else is lost.
  }
}

function openMenu(opener) {
  root.classList.add("lt-open");
  document.querySelector("#menu a, #menu button")?.focus();
  openMenu.opener = opener;
}

function closeMenu() {
  if (!root.classList.contains("lt-open")) return;
  root.classList.remove("lt-open");
  openMenu.opener?.focus();
}

function closePanels(except) {
  for (const panel of document.querySelectorAll("details.lt-pop[open]")) {
    if (panel !== except) panel.open = false;
  }
}

document.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  closePanels(at("details.lt-pop"));
  if (at("[data-slim]")) toggleSlim();
  if (at("[data-close-message]")) at(".lt-alert").remove();
  if (at("[aria-disabled='true']")) event.preventDefault();
  if (at("[data-open-menu]")) {
    event.preventDefault();
    openMenu(at("[data-open-menu]"));
  } else if (at("[data-close-menu]")) {
    event.preventDefault();
    closeMenu();
  }
  if (at("[data-print]")) window.print();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const panel = document.querySelector("details.lt-pop[open]");
  closePanels();
  panel?.querySelector("summary").focus();
  closeMenu();
});

// A form is sent once; the button says so until the next page comes.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.matches("[hx-get], [hx-post]")) return;
  if (event.target.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (event.target.method === "post") event.target.dataset.sent = "1";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

document.querySelector("[data-focus]")?.focus();
