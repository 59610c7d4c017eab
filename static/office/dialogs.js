// Dialogs open by the browser's own popover without this script; with it they are modal and keep the focus.
function prepare(scope) {
  for (const dialog of scope.querySelectorAll("dialog[popover]")) dialog.removeAttribute("popover");
  for (const opener of scope.querySelectorAll("[popovertarget]")) {
    const action = opener.getAttribute("popovertargetaction") === "hide" ? "close" : "open";
    opener.dataset[`dialog${action === "open" ? "Open" : "Close"}`] = opener.getAttribute("popovertarget");
    opener.removeAttribute("popovertarget");
  }
}

prepare(document);
document.addEventListener("htmx:load", (event) => prepare(event.target));

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog-open]");
  const closer = event.target.closest("[data-dialog-close]");
  if (opener && !event.defaultPrevented) {
    event.preventDefault();
    document.getElementById(opener.dataset.dialogOpen)?.showModal();
  } else if (closer) {
    closer.closest("dialog")?.close();
  } else if (event.target.matches("dialog.lt-dialog[open]")) {
    event.target.close();
  }
});
