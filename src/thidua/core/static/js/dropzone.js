// A file dropped anywhere in <div data-drop> lands in its file field; its name is said below.
//
// The browser's own field takes drops as well; this makes the target larger and refuses, with the
// page's own words, nothing: what the file is worth the server says.
"use strict";

(() => {
  for (const zone of document.querySelectorAll("[data-drop]")) {
    const field = zone.querySelector("input[type=file]");
    if (!field) continue;
    let depth = 0;
    const hold = (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return false;
      event.preventDefault();
      return true;
    };
    const mark = (step) => {
      depth = Math.max(0, depth + step);
      zone.classList.toggle("over", depth > 0);
    };
    zone.addEventListener("dragenter", (event) => hold(event) && mark(1));
    zone.addEventListener("dragover", hold);
    zone.addEventListener("dragleave", () => mark(-1));
    zone.addEventListener("drop", (event) => {
      depth = 0;
      zone.classList.remove("over");
      if (!hold(event) || event.dataTransfer.files.length === 0) return;
      const one = new DataTransfer();
      one.items.add(event.dataTransfer.files[0]);
      field.files = one.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.focus();
    });
  }
})();
