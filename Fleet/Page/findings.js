// What the messages of a log mean: martlet.findings.

import { el } from "./dom.js";
import { count, plain, sentence } from "./format.js";
import { empty, links, section } from "./parts.js";
import { citation, commands } from "./commands.js";
import { remedy } from "./remedy.js";

/** Each group of messages, with its causes and remedies. */
export function findings(answer) {
  return [
    el("h2", { tabindex: "-1" }, "Result: " + (answer.findings.length ? count(answer.findings.length, "message") + " explained" : "no message is known")),
    answer.findings.length ? answer.findings.map(one => finding(one, answer.platform))
      : empty("Martlet knows no message of this log.", "Paste the lines around the failure from nova-compute, libvirtd and the guest's QEMU log."),
    answer.clues.length ? section("What the log tells about the hosts", el("ul", {}, answer.clues.map(clue => el("li", {}, clue)))) : null,
    commands("Collect", answer.collect, answer.platform),
  ];
}

function finding(one, platform) {
  return el("section", { class: "panel" }, el("h3", {}, one.title),
    el("p", { class: "soft small" }, "Line " + one.line + (one.count > 1 ? ", " + one.count + " times" : "") + ", printed by ", sentence(one.printedBy)), el("pre", { tabindex: "0" }, one.text),
    el("p", {}, el("strong", {}, "It proves: "), one.proves), el("p", {}, el("strong", {}, "It does not prove: "), one.doesNotProve),
    one.features.length ? el("p", {}, "Features: ", links(one.features, "features", 40)) : null,
    one.effects.map(effect => el("p", {}, el("strong", {}, "Without it: " + effect.title + ". "), sentence(effect.text))),
    one.causes.length ? [el("h4", {}, "Causes"), el("ul", {}, one.causes.map(cause => el("li", {}, el("span", { class: "tag " + cause.standing }, cause.standing), " ", cause.text,
      cause.layers.length ? el("span", { class: "soft" }, " (" + cause.layers.map(plain).join(", ") + ")") : null,
      cause.tellsApart ? el("p", { class: "small" }, "What distinguishes it: ", sentence(cause.tellsApart)) : null, citation(cause.citation))))] : null,
    one.remedies.length ? [el("h4", {}, "Remedies"), one.remedies.map(item => remedy(item, platform, {}))] : null,
    commands("Evidence to take", one.evidence, platform), citation(one.citation));
}
