// A remedy: what it can break stands before what it does.

import { el } from "./dom.js";
import { plain, sentence } from "./format.js";
import { citation, commands } from "./commands.js";

/** A remedy with its risk, its conditions, its steps and their undo. */
export function remedy(one, platform, { open = false, warning } = {}) {
  return el("details", { class: "panel remedy", open },
    el("summary", {}, el("strong", {}, one.title), " ", el("span", { class: "tag risk-" + one.risk }, "risk: " + one.risk)),
    el("div", { class: "risk" }, el("p", {}, el("strong", {}, "Risk: " + one.risk + ". "), warning && !one.riskReason.includes(warning) ? warning + " " : "", sentence(one.riskReason)), el("p", {}, one.guests),
      el("p", {}, "Restarts: ", one.restarts.length ? one.restarts.map(plain).join(", ") : "nothing", ".")),
    one.condition ? el("p", {}, sentence(one.condition)) : null,
    one.preconditions.length ? el("p", {}, "Before the first step: ", sentence(one.preconditions.join("; "))) : null,
    commands("Steps", one.commands, platform), commands("Check", one.check, platform), commands("Undo", one.undo, platform),
    citation(one.citation));
}
