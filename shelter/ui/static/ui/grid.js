// A grid of marks at the keyboard: arrows and Enter move, a block from a spreadsheet is pasted. Without it, a plain form.
const told = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

class Grid {
  constructor(table) {
    this.table = table;
    this.says = table.closest("form").querySelector("[data-grid-says]");
    table.addEventListener("keydown", (event) => this.key(event));
    table.addEventListener("paste", (event) => this.paste(event));
    table.addEventListener("focusin", (event) => { if (event.target.matches("input")) event.target.select(); });
  }
  // The rows below the head; a place without an input is closed.
  at(row, column) { return this.table.tBodies[0].rows[row]?.cells[column]; }
  place(input) {
    const cell = input.closest("td");
    return { row: cell.parentElement.sectionRowIndex, column: cell.cellIndex };
  }
  // The next open place in one direction; closed ones are passed over.
  move(input, down, right) {
    let { row, column } = this.place(input);
    for (let cell; (cell = this.at(row += down, column += right)); ) {
      const next = cell.querySelector("input");
      if (next) { next.focus(); return true; }
    }
    return false;
  }
  key(event) {
    const input = event.target;
    if (!input.matches("input") || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { selectionStart: from, selectionEnd: to, value } = input;
    const whole = from === 0 && to === value.length;
    const moves = {
      Enter: [event.shiftKey ? -1 : 1, 0],
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowLeft: (whole || to === 0) && [0, -1],
      ArrowRight: (whole || from === value.length) && [0, 1],
    };
    const there = moves[event.key];
    if (!there || (event.shiftKey && event.key !== "Enter")) return;
    event.preventDefault(); // Enter too: it goes down, and at the foot of a column it saves nothing by surprise
    this.move(input, ...there);
  }
  paste(event) {
    const block = event.clipboardData?.getData("text/plain").replace(/\r?\n$/, "") ?? "";
    if (!event.target.matches("input") || !/[\t\n]/.test(block)) return;
    event.preventDefault();
    const start = this.place(event.target);
    let filled = 0, left = 0;
    for (const [down, line] of block.split(/\r?\n/).entries())
      for (const [right, text] of line.split("\t").entries()) {
        const input = this.at(start.row + down, start.column + right)?.querySelector("input");
        if (input) { this.fill(input, text.trim()); filled += 1; }
        else if (text.trim()) left += 1;
      }
    const { filled: done, unfit } = this.table.dataset;
    this.says.textContent = told(done, { filled }) + (left ? ` ${told(unfit, { left })}` : "");
  }
  fill(input, text) {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true })); // so that the draft is kept
  }
}

for (const table of document.querySelectorAll("table[data-grid]")) new Grid(table);
for (const hint of document.querySelectorAll("[data-grid-hint]")) hint.hidden = false;
