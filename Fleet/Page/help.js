// The keys of the page.

import { el } from "./dom.js";

/** Opens the list of keys. */
export function openHelp(routes) {
  if (document.querySelector("dialog[open]")) return;
  const row = (keys, text) => el("tr", {}, el("th", { scope: "row" }, keys.map((key, place) => [place ? " " : "", el("kbd", {}, key)])), el("td", {}, text));
  const dialog = el("dialog", { "aria-labelledby": "help-title", on: { close: () => dialog.remove() } },
    el("h2", { id: "help-title" }, "Keys"),
    el("table", { class: "keys" }, el("tbody", {},
      row(["/"], "Search hosts, guests and features; Ctrl-K too"),
      row(["?"], "This help"),
      routes.filter(route => route.key).map(route => row(["g", route.key], route.title)),
      row(["↑", "↓", "←", "→"], "In the heat map: move by one cell; Page Up and Page Down by ten"),
      row(["Enter"], "In the heat map: keep the reasons of the cell"),
      row(["Esc"], "Close a dialog; in the heat map: let go of the cell"))),
    el("form", { method: "dialog" }, el("button", {}, "Close")));
  document.body.append(dialog);
  dialog.showModal();
}
