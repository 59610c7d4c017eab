// Copies the text of a field; without scripts the field can be selected and copied by hand.
for (const field of document.querySelectorAll("[data-copy-from]")) {
  field.addEventListener("focus", () => field.select());
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.querySelector(`[data-copy-from="${button.dataset.copy}"]`);
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    return; // Selected already; the person copies by hand.
  }
  button.querySelector("span").textContent = button.dataset.copied;
});
