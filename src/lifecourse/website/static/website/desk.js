// On a wide screen the list of sections stands open beside the section; on a telephone it waits to be asked.
if (matchMedia("(min-width: 48em)").matches) {
  for (const fold of document.querySelectorAll("[data-open-when-wide]")) fold.open = true;
}
