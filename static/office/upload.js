// The file drop: shows what was chosen, takes single files out again, refuses what is too large before sending.
const UNITS = ["B", "KB", "MB", "GB"];

function sizeText(bytes) {
  let step = 0;
  while (bytes >= 1024 && step < UNITS.length - 1) {
    bytes /= 1024;
    step += 1;
  }
  return `${bytes.toLocaleString("vi", { maximumFractionDigits: 1 })} ${UNITS[step]}`;
}

function part(name, text, className) {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

function refusal(file, zone) {
  const endings = (zone.dataset.endings || "").split(",").filter(Boolean);
  const name = file.name.toLowerCase();
  if (endings.length && !endings.some((ending) => name.endsWith(ending))) return zone.dataset.wrongKind;
  if (zone.dataset.maxBytes && file.size > Number(zone.dataset.maxBytes)) return zone.dataset.tooLarge;
  return file.size === 0 ? zone.dataset.isEmpty : "";
}

function without(files, index) {
  const kept = new DataTransfer();
  [...files].forEach((file, at) => at !== index && kept.items.add(file));
  return kept.files;
}

function show(zone) {
  const input = zone.querySelector("input[type=file]");
  const list = zone.parentElement.querySelector(".lt-files");
  list.replaceChildren(
    ...[...input.files].map((file, index) => {
      const row = document.createElement("li");
      const remove = part("button", zone.dataset.remove, "lt-button lt-button-quiet lt-button-small");
      remove.type = "button";
      remove.append(part("span", ` ${file.name}`, "lt-hidden"));
      remove.addEventListener("click", () => {
        input.files = without(input.files, index);
        show(zone);
        input.focus();
      });
      row.append(part("span", file.name), part("span", sizeText(file.size), "lt-faint"), remove);
      const why = refusal(file, zone);
      if (why) {
        row.dataset.refused = "";
        row.append(part("span", why, "lt-files-why"));
      }
      return row;
    }),
  );
  input.setCustomValidity([...input.files].some((file) => refusal(file, zone)) ? zone.dataset.takeOut : "");
}

function add(zone, dropped) {
  const input = zone.querySelector("input[type=file]");
  const all = new DataTransfer();
  const old = input.multiple ? [...input.files] : [];
  const fresh = input.multiple ? [...dropped] : [...dropped].slice(0, 1);
  for (const file of [...old, ...fresh]) all.items.add(file);
  input.files = all.files;
  show(zone);
}

for (const zone of document.querySelectorAll("[data-drop]")) {
  zone.addEventListener("change", () => show(zone));
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("is-over");
    });
  }
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    add(zone, event.dataTransfer.files);
  });
}
