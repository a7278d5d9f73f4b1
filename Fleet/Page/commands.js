// Commands as an operator pastes them.

import { el } from "./dom.js";
import { count } from "./format.js";

const quoted = word => /^[A-Za-z0-9_.\/:=@%+,-]+$/.test(word) ? word : "'" + word.replaceAll("'", "'\\''") + "'";

/** Steps under a title; none make nothing. `platform` says what steps of the kind task are on each platform. */
export function commands(title, steps, platform) {
  if (!steps?.length) return null;
  return el("div", { class: "commands" }, el("h4", {}, title), el("ol", {}, steps.map(step => el("li", {}, one(step, platform)))));
}

/** One step: its line to copy, or its words, and its note. */
export function one(step, platform) {
  const note = step.note ? el("span", { class: "soft small block" }, step.note) : null;
  switch (step.kind) {
  case "run": return [line(step.words.map(quoted).join(" ")), note];
  case "script": case "configuration": return [line(step.line), note];
  case "instruction": return [el("span", {}, step.text), note];
  default: return [el("span", {}, step.text), note, variants(step, platform)];
  }
}

function line(text) {
  const copy = el("button", { type: "button", class: "copy", on: { click: async () => {
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = "Copied";
    } catch {
      copy.textContent = "Select it by hand";
    }
  } } }, "Copy");
  return el("div", { class: "command" }, el("code", { tabindex: "0" }, text), copy);
}

/** What a task is on each platform: its steps, those of the API's answer. */
function variants(step, platform) {
  const task = platform?.tasks?.find(task => task.task === step.task && (task.text === step.text || !task.text));
  if (!task) return null;
  return task.variants.map(variant => el("details", { open: task.variants.length === 1 },
    el("summary", {}, variant.platform + ": " + count(variant.steps.length, "step")),
    el("ol", {}, variant.steps.map(inner => el("li", {}, one(inner, null))))));
}

/** Where a fact comes from. */
export function citation(text) {
  return text ? el("p", { class: "soft small cite" }, "Source: ", text) : null;
}
