// A table of boxes that answers to arrow keys, to a block pasted from a spreadsheet, and to undo.
// Without this script the boxes are ordinary boxes and the form saves all the same.
const undone = [];

const rowsOf = (grid) => [...grid.tBodies[0].rows].map((row) => [...row.querySelectorAll("input:not([type=hidden])")]);

const placeOf = (rows, box) => {
  const row = rows.findIndex((boxes) => boxes.includes(box));
  return [row, rows[row].indexOf(box)];
};

const go = (box) => {
  if (!box) return false;
  box.focus();
  box.select();
  return true;
};

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0] };

const onKey = (grid, event) => {
  const box = event.target;
  const rows = rowsOf(grid);
  const [row, column] = placeOf(rows, box);
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && undone.length) {
    event.preventDefault();
    for (const [changed, before] of undone.pop()) changed.value = before;
    return;
  }
  let step = STEPS[event.key];
  // Left and right leave the box only from its edge, so that digits can still be corrected.
  if (event.key === "ArrowLeft" && box.selectionEnd === 0) step = [0, -1];
  if (event.key === "ArrowRight" && box.selectionStart === box.value.length) step = [0, 1];
  if (!step) return;
  if (go(rows[row + step[0]]?.[column + step[1]]) || event.key === "Enter") event.preventDefault();
};

const onPaste = (grid, event) => {
  const text = event.clipboardData.getData("text/plain");
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
  if (lines.length === 1 && lines[0].length === 1) return;
  event.preventDefault();
  const rows = rowsOf(grid);
  const [row, column] = placeOf(rows, event.target);
  const changed = [];
  lines.forEach((cells, down) =>
    cells.forEach((cell, across) => {
      const box = rows[row + down]?.[column + across];
      if (!box) return;
      changed.push([box, box.value]);
      box.value = cell.trim();
    }),
  );
  undone.push(changed);
};

for (const grid of document.querySelectorAll("[data-grid]")) {
  grid.addEventListener("keydown", (event) => {
    if (event.target.matches("input:not([type=hidden])")) onKey(grid, event);
  });
  grid.addEventListener("paste", (event) => {
    if (event.target.matches("input:not([type=hidden])")) onPaste(grid, event);
  });
}
