// Whoever compares many pairs may answer with a key: S the same, D different, N the next two.
// Off until it is switched on, so that nobody who speaks to their machine answers by a word; the page works without.
const KEPT = "lifecourse-compare-keys";
const form = document.querySelector("[data-compare]");
const typing = (element) =>
  element instanceof HTMLElement &&
  (element.isContentEditable || (element.matches("input, textarea, select") && element.type !== "radio"));

if (form) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "nhsuk-button nhsuk-button--secondary";
  const words = document.createElement("p");
  words.className = "lc-quiet";
  words.setAttribute("role", "status");
  form.prepend(button, words);

  const isOn = () => localStorage.getItem(KEPT) === "on";
  const show = () => {
    button.textContent = isOn() ? "Stop answering with keys" : "Answer with the keys S, D and N";
    words.textContent = isOn()
      ? "S chooses one person, D two people; then write how you know. N goes to the next two."
      : "";
  };
  button.addEventListener("click", () => {
    localStorage.setItem(KEPT, isOn() ? "off" : "on");
    show();
  });
  show();

  const choose = (value) => {
    form.querySelector(`input[name="answer"][value="${value}"]`).checked = true;
    form.querySelector("[name='reason']").focus();
  };
  document.addEventListener("keydown", (event) => {
    if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const key = event.key.toLowerCase();
    const next = document.querySelector("[data-next-pair]");
    if (!"sdn".includes(key) || key.length !== 1 || (key === "n" && !next)) return;
    event.preventDefault();
    if (key === "n") next.click();
    else choose(key === "s" ? "same" : "different");
  });
}
