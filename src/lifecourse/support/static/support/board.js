// The meeting goes through the board by keyboard: arrows up and down the names, D decides about the one chosen.
// Keys count only while a name has the focus, so that nobody decides by a word spoken to their machine.
const board = document.querySelector("[data-board]");

if (board) {
  const names = [...board.querySelectorAll("[data-row]")];
  board.addEventListener("keydown", (event) => {
    const place = names.indexOf(document.activeElement);
    if (place < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      names[Math.min(Math.max(place + step, 0), names.length - 1)].focus();
      event.preventDefault();
    } else if (event.key === "Home" || event.key === "End") {
      names.at(event.key === "Home" ? 0 : -1).focus();
      event.preventDefault();
    } else if (event.key.toLowerCase() === "d") {
      names[place].closest("tr").querySelector("[data-decide]")?.click();
    }
  });
}
