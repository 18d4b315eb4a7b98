// The review page with htmx: answers that refuse are shown too, open forms are never written over,
// and `c` confirms the item that the keyboard is on.
"use strict";

(() => {
  const item = (place) => place.closest?.("[data-item]");

  // 403 brings a note for the page's head, 409 the form with both wordings.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if ([403, 409].includes(event.detail.xhr.status)) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  // What others changed does not wipe out a form that somebody is typing in.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    if (event.detail.target.querySelector("form[data-keep]")) event.detail.shouldSwap = false;
  });

  // After an answer the keyboard stays where it was: in the form that opened, else on the item.
  document.addEventListener("htmx:afterSettle", (event) => {
    const here = item(event.detail.target);
    if (!here || event.detail.target !== here) return;
    const field = here.querySelector(
      "[aria-invalid], form[data-keep] textarea, form[data-keep] input:not([type=hidden], [hidden]), form[data-keep] select",
    );
    (field ?? here).focus();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "c" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    const keys = document.querySelector("[data-keys-on]");
    if (keys && !keys.checked) return;
    item(event.target)?.querySelector("[data-confirm]")?.click();
  });
})();
