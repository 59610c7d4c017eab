// A table copied in Word or Excel arrives as HTML; it becomes lines with tabs between cells, as Excel writes them.
function cellText(cell) {
  const parts = [...cell.querySelectorAll("p, li")].filter((one) => !one.querySelector("p, li"));
  const lines = (parts.length ? parts : [cell]).map((one) => one.textContent.replace(/\s+/g, " ").trim());
  return lines.filter(Boolean).join("\n");
}

function quoted(text) {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Cells that span columns or rows leave the places that they cover empty.
export function rowsOf(table) {
  const covered = new Map();
  return [...table.rows].map((row, at) => {
    const cells = [];
    for (const cell of row.cells) {
      while (covered.get(`${at}:${cells.length}`)) cells.push("");
      const first = cells.length;
      for (let column = 0; column < Math.min(cell.colSpan, 50); column += 1) {
        cells.push(column ? "" : quoted(cellText(cell)));
        for (let down = 1; down < Math.min(cell.rowSpan, 500); down += 1) covered.set(`${at + down}:${first + column}`, true);
      }
    }
    return cells.join("\t");
  });
}

export function listenForTables() {
  document.addEventListener("paste", (event) => {
    if (!event.target.matches?.("textarea[data-table]")) return;
    const html = event.clipboardData?.getData("text/html");
    if (!html) return;
    const tables = [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("table")].filter((one) => !one.parentElement.closest("table"));
    if (!tables.length) return;
    event.preventDefault();
    const field = event.target;
    field.setRangeText(tables.flatMap(rowsOf).join("\n"), field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.form.requestSubmit(field.form.querySelector("[value=look]"));
  });
}
