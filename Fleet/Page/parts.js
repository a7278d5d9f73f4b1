// Parts that several views share.

import { el, svg, replace } from "./dom.js";
import { count, firstByName, number, outcomes } from "./format.js";
import { pageSize } from "./questions.js";

/** A view's heading, with what stands beside it. */
export function heading(title, ...beside) {
  return el("div", { class: "heading" }, el("h1", { tabindex: "-1" }, title), ...beside);
}

/** A section with its heading. */
export function section(title, ...children) {
  return el("section", {}, el("h2", {}, title), ...children);
}

/** What a view says when there is nothing to show: what that means, and what to do. */
export function empty(sentence, ...todo) {
  return el("div", { class: "state" }, el("p", {}, sentence), todo.length ? el("p", { class: "soft" }, ...todo) : null);
}

/** What a view says while it waits. */
export function loading(what) {
  return el("p", { class: "state waiting", role: "status" }, what);
}

/** What went wrong, and what to do. */
export function failure(problem, retry) {
  const signIn = problem.status === 401 || problem.status === 403;
  return el("div", { class: "state bad", role: "alert" },
    el("p", {}, el("strong", {}, problem.message)),
    problem.detail ? el("p", {}, problem.detail) : null,
    el("p", {}, signIn ? el("a", { class: "button", href: "#/sign-in" }, problem.status === 401 ? "Sign in" : "Sign in with another token") : null,
      retry ? el("button", { type: "button", on: { click: retry } }, "Try again") : null));
}

/** An outcome by shape, colour and word. */
export function badge(letter) {
  const { word, shape } = outcomes[letter];
  return el("span", { class: "badge " + letter }, el("span", { class: "shape", "aria-hidden": "true" }, shape), word);
}

/** A table. Each column: title, cell(row) → text, node or array, and whether it holds numbers, or short words. */
export function table(caption, columns, rows) {
  return el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": caption },
    el("table", {},
      el("caption", { class: "unseen" }, caption),
      el("thead", {}, el("tr", {}, columns.map(c => el("th", { scope: "col", class: c.numeric ? "number" : null }, c.title)))),
      el("tbody", {}, rows.map(row => el("tr", {}, columns.map((c, place) =>
        el(place ? "td" : "th", { scope: place ? null : "row", class: c.numeric ? "number" : c.isShort ? "short" : null }, c.cell(row))))))));
}

/**
 * A list that is whole in memory, shown by pages: `render` makes what shows some of the rows. With `textOf(row)`, a field finds the rows
 * that have a text as a part.
 */
export function paged(rows, size, render, textOf) {
  const place = el("div", {}), from = el("span", { class: "soft", role: "status" });
  if (rows.length <= size) return replace(place, render(rows));
  const step = (word, page) => el("button", { type: "button", on: { click: () => show(page()) } }, word);
  const first = step("First", () => 0), back = step("Previous", () => at - 1), on = step("Next", () => at + 1), last = step("Last", () => pages() - 1);
  const box = el("input", { type: "number", min: 1, value: 1, on: { change: () => show(Number(box.value) - 1) } }), most = el("span", {});
  const find = textOf ? el("input", { type: "search", autocomplete: "off", on: { input: () => {
    const text = find.value.trim().toLowerCase();
    list = text ? rows.filter(row => textOf(row).toLowerCase().includes(text)) : rows;
    show(0);
  } } }) : null;
  const pages = () => Math.max(1, Math.ceil(list.length / size));
  let list = rows, at = 0;
  function show(page) {
    at = Math.max(0, Math.min(Math.trunc(page) || 0, pages() - 1));
    const start = at * size, end = Math.min(list.length, start + size);
    replace(place, list.length ? render(list.slice(start, end)) : empty("Nothing matches."));
    from.textContent = list.length ? number(start + 1) + "–" + number(end) + " of " + number(list.length) : "";
    box.value = at + 1;
    box.max = pages();
    most.textContent = "of " + number(pages());
    first.disabled = back.disabled = at === 0;
    on.disabled = last.disabled = at + 1 >= pages();
  }
  show(0);
  return el("div", {}, find ? el("div", { class: "pager" }, el("label", {}, "Find ", find)) : null, place,
    el("div", { class: "pager" }, first, back, el("label", {}, "Page ", box, " ", most), on, last, from));
}

/** A list that the service pages by cursor, shown in place: `load(cursor)` gives an answer with next and total, `render` shows it. */
export function pagedByService(first, load, size, render) {
  const place = el("div", {}), from = el("span", { class: "soft", role: "status" });
  const back = el("button", { type: "button", on: { click: () => go(at - 1) } }, "Previous");
  const on = el("button", { type: "button", on: { click: () => go(at + 1) } }, "Next");
  const cursors = [""];
  let at = 0;
  function show(answer) {
    replace(place, render(answer));
    if (answer.next) cursors[at + 1] = answer.next;
    const end = Math.min(answer.total, (at + 1) * size);
    from.textContent = number(Math.min(answer.total, at * size + 1)) + "–" + number(end) + " of " + number(answer.total);
    back.disabled = at === 0;
    on.disabled = !answer.next;
  }
  async function go(page) {
    back.disabled = on.disabled = true;
    try {
      const answer = await load(cursors[page]);
      at = page;
      show(answer);
    } catch (error) {
      if (error.name !== "AbortError") replace(place, failure(error, () => go(page)));
    }
  }
  show(first);
  return first.next ? el("div", {}, place, el("div", { class: "pager" }, back, on, from)) : place;
}

/** Details that ask for their content when they are opened first, perhaps at once. */
export function askedFor(summary, load, isOpen = false) {
  const place = el("div", {});
  let isAsked = false;
  const start = async () => {
    if (isAsked) return;
    isAsked = true;
    replace(place, loading("Loading …"));
    try {
      replace(place, await load());
    } catch (error) {
      isAsked = false;
      if (error.name !== "AbortError") replace(place, failure(error, start));
    }
  };
  if (isOpen) start();
  return el("details", { open: isOpen, on: { toggle: event => { if (event.target.open) start(); } } }, el("summary", {}, ...summary), place);
}

/** Links to the first and the next part of a list that the service pages by cursor, and how many rows a part has. */
export function cursorLinks(route, query, answer, shown, noun) {
  const link = changes => "#" + route + "?" + new URLSearchParams(Object.entries({ ...query, ...changes }).filter(([, v]) => v));
  return el("nav", { class: "pager", "aria-label": "Pages of the list" },
    query.cursor ? el("a", { class: "button", href: link({ cursor: "" }) }, "First page") : null,
    answer.next ? el("a", { class: "button", href: link({ cursor: answer.next }) }, "Next page") : null,
    el("span", { class: "soft" }, number(shown) + " of " + count(answer.total, noun)),
    answer.total > 100 ? el("label", {}, "Rows ", el("select", { on: { change: event => { location.hash = link({ limit: event.target.value, cursor: "" }); } } },
      ["100", "250", "1000"].map(size => el("option", { value: size, selected: pageSize(query) === Number(size) }, number(size))))) : null);
}

/** Facts in two columns. */
export function facts(entries) {
  return el("dl", { class: "facts" }, entries.filter(([, value]) => value !== undefined && value !== null && value !== "")
    .map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

/** A bar of shares; each part has a class, a number and a word. */
export function bar(parts, label) {
  const total = parts.reduce((sum, part) => sum + part.value, 0) || 1;
  let x = 0;
  return svg("svg", { class: "bar", viewBox: "0 0 1000 10", preserveAspectRatio: "none", role: "img", "aria-label": label },
    parts.filter(part => part.value > 0).map(part => {
      const width = Math.max(4, part.value / total * 1000), start = x;
      x += width;
      return svg("rect", { class: "fill-" + part.letter, x: start, y: 0, width, height: 10 });
    }));
}

/** Names as links to their views, those of hosts and guests as people order them; `total` counts those that are not in the list too. */
export function links(list, route, limit = 6, total = list.length) {
  const first = route === "features" ? list.slice(0, limit) : firstByName(list, limit);
  return [first.map((name, place) => [place ? ", " : "", el("a", { href: href(route, name) }, name)]),
    total > Math.min(limit, list.length) ? " and " + number(total - Math.min(limit, list.length)) + " more" : null];
}

/** The address of one host, guest, feature, plan or job. */
export const href = (route, name, query) => "#/" + route + "/" + encodeURIComponent(name) + (query ? "?" + new URLSearchParams(query) : "");

/** A form whose fields go into the route's query. */
export function filters(route, query, fields, submit = "Filter") {
  const form = el("form", { class: "filters", role: "search", on: { submit: event => {
    event.preventDefault();
    const values = [...new FormData(form)].filter(([, value]) => value.trim());
    location.hash = route + (values.length ? "?" + new URLSearchParams(values) : "");
  } } }, fields.map(field => el("label", {}, field.title,
    el("input", { name: field.name, value: query[field.name] ?? "", type: "search", autocomplete: "off", placeholder: field.hint }))),
  el("button", { type: "submit" }, submit));
  return form;
}

/** The rules that decide, worst first as the API lists them. */
export function reasons(list) {
  if (!list.length) return el("p", { class: "soft" }, "No rule stands against it.");
  return el("ul", { class: "reasons" }, list.map(reason => el("li", {},
    reason.title, " ", el("span", { class: "soft" }, "(" + reason.by + ", " + reason.weight + ")"))));
}

/** Features that would be lost, each with its view. */
export function features(list, word, limit = 12) {
  if (!list?.length) return null;
  return el("p", { class: "small" }, word + " ", links(list, "features", limit));
}
