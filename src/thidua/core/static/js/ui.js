// Small comforts of every page; without this file everything still works.
"use strict";

(() => {
  const KEYS_OFF = "thidua-keys-off";
  const typing = (place) => place.closest("input, textarea, select, [contenteditable]") !== null;

  // The summary of errors is what a person should meet first.
  const summary = document.querySelector("[data-focus]");
  if (summary && !summary.closest("[data-still]")) summary.focus();

  // The name of a chosen file stands in the field, in the language of the page.
  const tellFile = (input) => {
    const told = input.parentElement.querySelector(".file-words");
    if (!told) return;
    told.dataset.empty ??= told.textContent;
    const names = [...input.files].map((file) => file.name).join(", ");
    told.textContent = names ? `${told.dataset.chosen} ${names}` : told.dataset.empty;
    input.parentElement.classList.add("told");
  };
  for (const input of document.querySelectorAll('.file input[type="file"]')) {
    tellFile(input);
    input.addEventListener("change", () => tellFile(input));
  }

  // A form is sent once: a second press while the answer is on its way does nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    form.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    }
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
    for (const fold of document.querySelectorAll("details.fold[open]")) {
      if (!fold.contains(event.target)) fold.open = false;
    }
  });

  // Keys of one character can be turned off, because some people speak to their computer.
  const keys = document.querySelector("[data-keys]");
  const keysOn = keys?.querySelector("[data-keys-on]");
  if (keysOn) {
    keysOn.closest("[hidden]").hidden = false;
    keysOn.checked = localStorage.getItem(KEYS_OFF) === null;
    keysOn.addEventListener("change", () => {
      if (keysOn.checked) localStorage.removeItem(KEYS_OFF);
      else localStorage.setItem(KEYS_OFF, "yes");
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      const fold = event.target.closest("details.fold[open]");
      if (!fold) return;
      fold.open = false;
      fold.querySelector("summary").focus();
      return;
    }
    if (typing(event.target) || !keysOn?.checked) return;
    const search = document.querySelector("main [data-search], [data-search]");
    if (event.key === "/" && search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "?" && keys) {
      event.preventDefault();
      keys.open = true;
      keys.querySelector("summary").focus();
    }
  });
})();
