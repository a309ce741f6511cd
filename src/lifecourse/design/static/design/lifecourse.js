// What pages gain with JavaScript; every page works without it.
import { initAll } from "./built/nhsuk-frontend.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
// A fragment that htmx brings in has components of its own.
document.body.addEventListener("htmx:after:swap", () => initAll());

// On a telephone the list of sections would push the section itself off the screen.
if (matchMedia("(max-width: 47.99em)").matches) {
  for (const list of document.querySelectorAll(".lc-desk__fold[open]")) list.open = false;
}

const typing = (element) =>
  element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const find = document.querySelector("[data-find]");
  if (!find) return;
  event.preventDefault();
  find.focus();
  find.select();
});

// A figure says where it comes from when a mouse rests on it; a press works without this.
const RESTING = 350;
let resting;
let shownByMouse = null;

const panelOf = (element) => {
  const figure = element instanceof Element && element.closest(".lc-figure");
  return figure ? figure.querySelector(".lc-figure__panel") : null;
};

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const panel = panelOf(event.target);
  clearTimeout(resting);
  if (panel && panel === shownByMouse) return;
  resting = setTimeout(() => {
    if (shownByMouse && shownByMouse.isConnected) shownByMouse.hidePopover();
    shownByMouse = null;
    if (!panel || !panel.isConnected || panel.matches(":popover-open")) return;
    const button = panel.closest(".lc-figure").querySelector("[popovertarget]");
    panel.showPopover({ source: button });
    shownByMouse = panel;
  }, RESTING);
});

document.addEventListener("click", async (event) => {
  if (event.target instanceof Element && event.target.closest("[popovertarget]")) shownByMouse = null;
  const button = event.target instanceof Element && event.target.closest("[data-copy-link]");
  if (!button) return;
  const said = button.parentElement.querySelector("[data-copy-said]");
  try {
    await navigator.clipboard.writeText(new URL(button.dataset.copyLink, location.href).href);
    said.textContent = "Link copied";
  } catch {
    said.textContent = "This browser did not allow copying: take the address from the address bar";
  }
});
for (const button of document.querySelectorAll("[data-copy-link]")) button.hidden = false;

// A slider says what it stands at: a number, pounds, or a month counted from its first.
const SAID = {
  number: (slider) => Number(slider.value).toLocaleString("en-GB"),
  pounds: (slider) => `£${Number(slider.value).toLocaleString("en-GB")}`,
  month: (slider) => {
    const [year, month] = slider.dataset.first.split("-").map(Number);
    const day = new Date(year, month - 1 + Number(slider.value), 1);
    return day.toLocaleDateString("en-GB", { month: "long", year: "numeric" });
  },
};

document.addEventListener("input", (event) => {
  const slider = event.target;
  if (!(slider instanceof HTMLInputElement) || !(slider.dataset.slider in SAID)) return;
  const words = SAID[slider.dataset.slider](slider);
  slider.setAttribute("aria-valuetext", words);
  const said = document.querySelector(`[data-slider-said="${slider.id}"]`);
  if (said) said.textContent = words;
});
