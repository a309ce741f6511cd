// Words that are being written are kept every few seconds: by the server, or by this tab while the server
// cannot be reached or the session has ended. The tab's own copy is gone when the tab is closed, when the words
// are saved, and when somebody signs out. Without this script the form saves as any form does.
const EVERY = 4000;
const PREFIX = "lifecourse-draft:";

const forget = (key) => sessionStorage.removeItem(PREFIX + key);

const forgetAll = (but = () => false) => {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX) && !but(key.slice(PREFIX.length))) sessionStorage.removeItem(key);
  }
};

for (const out of document.querySelectorAll(".lc-person__form")) out.addEventListener("submit", () => forgetAll());

// The section's own page: whoever comes here from the form has saved.
const page = document.querySelector("script[data-saved]");
if (page) {
  const kept = sessionStorage.getItem(PREFIX + page.dataset.saved);
  if (kept && JSON.parse(kept).sent) forget(page.dataset.saved);
}

const form = document.querySelector("form[data-draft]");
if (form) {
  const key = form.dataset.draftKey;
  const [whose] = key.split("/");
  // Another person's words are nobody's business, also not in the same tab.
  forgetAll((other) => other.startsWith(`${whose}/`));

  const box = form.elements.text;
  const words = form.querySelector("[data-draft-words]");
  const now = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const inTab = (sent = false) =>
    sessionStorage.setItem(PREFIX + key, JSON.stringify({ text: box.value, seen: form.elements.seen.value, at: now(), sent }));

  let last = box.value;
  const kept = JSON.parse(sessionStorage.getItem(PREFIX + key) || "null");
  if (kept && kept.text.trim() !== box.value.trim()) offer(kept);

  function offer(found) {
    const put = document.createElement("p");
    put.className = "lc-theirs";
    put.textContent = `You have words from ${found.at} in this tab that were not saved. `;
    for (const [label, act] of [
      ["Bring them back", () => ((box.value = found.text), (form.elements.seen.value = found.seen))],
      ["Throw them away", () => forget(key)],
    ]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "nhsuk-button nhsuk-button--secondary nhsuk-u-margin-right-3";
      button.textContent = label;
      button.addEventListener("click", () => (act(), put.remove(), box.focus()));
      put.append(button);
    }
    form.prepend(put);
  }

  const keep = async () => {
    if (box.value === last) return;
    const said = box.value;
    const body = new FormData();
    for (const name of ["text", "seen", "csrfmiddlewaretoken"]) body.set(name, form.elements[name].value);
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body, redirect: "manual" });
      if (answer.status === 204) {
        last = said;
        forget(key);
        words.textContent = `Your words are kept as your own draft, ${now()}. Nobody else sees them until you save.`;
      } else if (answer.status === 422) {
        words.textContent = await answer.text();
      } else {
        words.textContent =
          "You are signed out. Your words are kept in this tab: sign in again in another tab, then come back here and save.";
      }
    } catch {
      words.textContent = `The connection is gone. Your words are kept in this tab, ${now()}, and will be sent when it is back.`;
    }
  };

  box.addEventListener("input", () => inTab());
  form.addEventListener("submit", () => inTab(true));
  setInterval(keep, EVERY);
}
