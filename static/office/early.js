// Runs before the first paint, so that nothing jumps: marks that scripts work and keeps the menu slim.
document.documentElement.classList.add("js");
try {
  document.documentElement.classList.toggle("lt-slim", localStorage.getItem("lt-slim") === "1");
} catch {
  // Storage may be closed by policy; the menu then stays wide.
}
