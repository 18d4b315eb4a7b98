// A text beside what was read from it: pointing at one shows the other.
//
// In <div data-pair> every item has data-item="id", every run of text data-span="id id". j, k and
// the arrows go from item to item while the keyboard is among the items, and open the groups on
// their way; Enter follows [data-edit]. A link with data-opens="id" opens that group.
"use strict";

(() => {
  // Whatever is folded around a place opens.
  const reveal = (place) => {
    for (let at = place?.closest("details"); at; at = at.parentElement.closest("details"))
      at.open = true;
  };

  const start = (pair) => {
    const items = () => [...pair.querySelectorAll("[data-item]")];
    const text = pair.querySelector(".split-text");
    const spansOf = (id) => pair.querySelectorAll(`[data-span~="${CSS.escape(id)}"]`);
    let shown = "";

    const show = (id, follow) => {
      if (id === shown) return;
      for (const on of pair.querySelectorAll(".on")) on.classList.remove("on");
      shown = id;
      if (!id) return;
      for (const span of spansOf(id)) span.classList.add("on");
      for (const item of items()) item.classList.toggle("on", item.dataset.item === id);
      const span = spansOf(id)[0];
      if (follow && span && text) {
        const above = span.getBoundingClientRect().top - text.getBoundingClientRect().top;
        const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        text.scrollBy({ top: above - text.clientHeight / 3, behavior: calm ? "auto" : "smooth" });
      }
    };

    const itemAt = (place) => place.closest?.("[data-item]");
    const spanAt = (place) => place.closest?.("[data-span]");
    // The innermost reading of a run is the last of its names.
    const idOf = (span) => span.dataset.span.split(" ").at(-1);

    // One stop for the Tab key in each group; from there the keys go from item to item.
    const groupOf = (item) => item.closest("details") ?? pair;
    const stop = (item) => {
      for (const other of groupOf(item).querySelectorAll("[data-item]")) other.tabIndex = -1;
      item.tabIndex = 0;
    };
    for (const item of [...items()].reverse()) stop(item);

    const go = (item) => {
      if (!item) return;
      reveal(item);
      stop(item);
      item.focus();
      item.scrollIntoView({ block: "nearest" });
    };

    pair.addEventListener("mouseover", (event) => {
      const item = itemAt(event.target);
      const span = spanAt(event.target);
      if (item) show(item.dataset.item, true);
      else if (span) show(idOf(span), false);
    });
    pair.addEventListener("focusin", (event) => {
      const item = itemAt(event.target);
      if (item) show(item.dataset.item, true);
    });
    pair.addEventListener("click", (event) => {
      const span = spanAt(event.target);
      if (span) go(items().find((item) => item.dataset.item === idOf(span)));
    });
    pair.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const item = itemAt(event.target);
      if (!item || event.target.closest("input, textarea, select")) return;
      const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        const all = items();
        go(all[all.indexOf(item) + step]);
      } else if (event.key === "Enter" && event.target === item) {
        event.preventDefault();
        item.querySelector("[data-edit]")?.click();
      }
    });
  };

  for (const pair of document.querySelectorAll("[data-pair]")) start(pair);

  document.addEventListener("click", (event) => {
    const group = document.getElementById(event.target.closest?.("[data-opens]")?.dataset.opens);
    if (!group || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    reveal(group);
    history.replaceState(null, "", `#${group.id}`);
    group.scrollIntoView();
    group.querySelector("summary")?.focus({ preventScroll: true });
  });

  const arrive = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place?.closest("details")) return;
    reveal(place);
    place.scrollIntoView();
  };
  window.addEventListener("hashchange", arrive);
  arrive();
})();
