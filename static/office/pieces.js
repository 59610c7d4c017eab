// Puts a renewed piece of a page in place; what was open stays open, and the focus stays where it was.
function openOnes(element) {
  return [...element.querySelectorAll("details[open][id]")].map((one) => one.id);
}

export function replace(old, fresh) {
  const opened = openOnes(old);
  const focus = old.contains(document.activeElement) ? document.activeElement.id : "";
  old.replaceWith(fresh);
  for (const id of opened) {
    const details = document.getElementById(id);
    if (details) details.open = true;
  }
  window.htmx?.process(fresh);
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
}

// The elements of an answer, not yet in the page.
export function elementsOf(text) {
  const template = document.createElement("template");
  template.innerHTML = text;
  return [...template.content.children];
}
