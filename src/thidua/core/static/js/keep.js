// Keeps what is typed into <form data-keep="key"> on this machine until the server has it.
//
// A draft is cleared when the server says so (an element with data-keep-done="key"), when the page
// shows the very values that were typed and finds no fault in them, or when the person throws it away. Passwords, files and
// hidden fields are never kept. Drafts belong to one person and go after thirty days.
"use strict";

(() => {
  const OWNER = document.documentElement.dataset.me || "";
  const PREFIX = `thidua-keep:${OWNER}:`;
  const DAYS = 30;
  const SKIPPED = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);
  const words = document.querySelector("template[data-keep-words]")?.content;

  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + key));
    } catch {
      return null;
    }
  };
  const write = (key, values) => {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), values }));
    } catch {
      // A full or forbidden store: typing goes on, only the draft is not kept.
    }
  };
  const drop = (key) => {
    try {
      localStorage.removeItem(PREFIX + key);
    } catch {
      // Nothing was kept.
    }
  };

  const controls = (form) =>
    [...form.elements].filter((c) => c.name && !SKIPPED.has(c.type) && c.dataset.keepNot === undefined);

  const valueOf = (control) => {
    if (control.type === "checkbox" || control.type === "radio") return control.checked;
    if (control.multiple) return [...control.selectedOptions].map((o) => o.value);
    return control.value;
  };

  // One entry a control, named by its name and its place among those of the same name.
  const valuesOf = (form) => {
    const seen = {};
    const values = {};
    for (const control of controls(form)) {
      const place = (seen[control.name] = (seen[control.name] ?? -1) + 1);
      values[`${control.name}#${place}`] = valueOf(control);
    }
    return values;
  };

  const put = (form, values) => {
    const seen = {};
    for (const control of controls(form)) {
      const place = (seen[control.name] = (seen[control.name] ?? -1) + 1);
      const value = values[`${control.name}#${place}`];
      if (value === undefined) continue;
      if (control.type === "checkbox" || control.type === "radio") control.checked = value;
      else if (control.multiple)
        for (const option of control.options) option.selected = value.includes(option.value);
      else control.value = value;
    }
  };

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  const say = (form, draft, first) => {
    if (!words) return;
    const note = words.firstElementChild.cloneNode(true);
    const at = new Date(draft.at);
    note.querySelector("time").textContent = at.toLocaleString(document.documentElement.lang);
    note.querySelector("button").addEventListener("click", () => {
      put(form, first);
      drop(form.dataset.keep);
      note.remove();
      controls(form)[0]?.focus();
    });
    form.prepend(note);
  };

  const old = Date.now() - DAYS * 86400000;
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith("thidua-keep:")) continue;
    let at = 0;
    try {
      at = JSON.parse(localStorage.getItem(name)).at;
    } catch {
      // Not readable: it goes.
    }
    if (!(at > old)) localStorage.removeItem(name);
  }

  const start = (form) => {
    if (form.dataset.keepOn) return;
    form.dataset.keepOn = "yes";
    const key = form.dataset.keep;
    const first = valuesOf(form);
    const draft = read(key);
    const refused = form.querySelector('[aria-invalid="true"], [data-focus]') !== null;
    if (draft && same(draft.values, first)) {
      if (!refused) drop(key);
    } else if (draft) {
      put(form, { ...first, ...draft.values });
      say(form, draft, first);
    }
    let timer = 0;
    let newer = false;
    const keep = () => {
      newer = false;
      write(key, valuesOf(form));
    };
    // The first letter at once, then not more often than every 300 ms; a choice made or a field left, at once.
    const soon = () => {
      newer = true;
      if (timer) return;
      keep();
      timer = setTimeout(() => {
        timer = 0;
        if (newer) soon();
      }, 300);
    };
    const last = () => newer && keep();
    form.addEventListener("input", soon);
    form.addEventListener("change", keep);
    form.addEventListener("submit", keep);
    window.addEventListener("pagehide", last);
    document.addEventListener("visibilitychange", last);
  };

  // Now, and in whatever part of the page comes later.
  const seek = (root) => {
    const all = (rule) => [...(root.matches?.(rule) ? [root] : []), ...root.querySelectorAll(rule)];
    for (const done of all("[data-keep-done]")) drop(done.dataset.keepDone);
    for (const form of all("form[data-keep]")) start(form);
  };
  seek(document);
  document.addEventListener("htmx:load", (event) => seek(event.target));
})();
