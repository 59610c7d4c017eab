// "In" opens the browser's own print dialog; without scripts the browser's menu does it.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
