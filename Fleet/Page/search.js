// Search over hosts, guests and features.

import { el, replace, announce } from "./dom.js";
import { get } from "./api.js";
import { count } from "./format.js";
import { href } from "./parts.js";

const kinds = {
  hosts: { word: "host", entry: x => [x.name, x.facts?.model ?? "", href("hosts", x.uuid ?? x.name)] },
  guests: { word: "guest", entry: x => [x.name, x.host ? "on " + x.host : "", href("guests", x.uuid ?? x.name)] },
  features: { word: "feature", entry: x => [x.name, x.meaning ?? "", href("features", x.name)] },
};

/** Opens the search; Enter goes to what is marked. */
export function openSearch() {
  if (document.querySelector("dialog[open]")) return;
  const list = el("ul", { id: "found", role: "listbox", "aria-label": "Found" });
  const input = el("input", { type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "found",
    "aria-autocomplete": "list", "aria-label": "Search hosts, guests, features", placeholder: "A host, a guest or a feature", autocomplete: "off" });
  const dialog = el("dialog", { class: "palette", "aria-label": "Search", on: { close: () => { asking.abort(); dialog.remove(); } } }, input, list,
    el("form", { method: "dialog" }, el("button", {}, "Close")));
  let asking = new AbortController(), timer = 0, marked = 0;

  function mark(place) {
    const options = [...list.querySelectorAll("[role=option]")];
    if (!options.length) return input.removeAttribute("aria-activedescendant");
    marked = (place + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === marked)));
    input.setAttribute("aria-activedescendant", options[marked].id);
    options[marked].scrollIntoView({ block: "nearest" });
  }
  function go(address) { dialog.close(); location.hash = address; }

  async function search() {
    const words = input.value.trim();
    marked = 0;
    asking.abort();
    asking = new AbortController();
    const signal = asking.signal;
    if (!words) { replace(list); return mark(0); }
    const found = { hosts: null, guests: null, features: null };
    let open = 3, failed = 0;
    replace(list, el("li", { class: "soft" }, "Searching …"));
    await Promise.all(Object.keys(kinds).map(async kind => {
      try {
        found[kind] = (await get([kind], { search: words, limit: 6 }, signal))[kind];
      } catch (error) {
        if (error.name === "AbortError") return;
        failed++;
      }
      if (signal.aborted) return;
      open--;
      show(found, open, failed);
    }));
  }

  /** Shows what has come so far, in a fixed order. */
  function show(found, open, failed) {
    const all = Object.entries(found).flatMap(([kind, list]) => (list ?? []).map(one => [kinds[kind].word, ...kinds[kind].entry(one)]));
    replace(list, all.map(([kind, name, note, address], place) =>
      el("li", { role: "option", id: "found-" + place, "aria-selected": "false", on: { click: () => go(address) } },
        el("span", { class: "kind" }, kind), el("strong", {}, name), el("span", { class: "soft" }, note))),
    open ? el("li", { class: "soft" }, "Searching …") : all.length ? null : el("li", { class: "soft" }, failed ? "The service does not answer this search." : "Nothing has this in its name."));
    if (!open) announce(count(all.length, "result"));
    mark(Math.min(marked, Math.max(0, all.length - 1)));
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 120); });
  input.addEventListener("keydown", event => {
    if (event.key === "ArrowDown") { event.preventDefault(); mark(marked + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); mark(marked - 1); }
    if (event.key === "Enter") { event.preventDefault(); list.querySelectorAll("[role=option]")[marked]?.click(); }
  });
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
}
