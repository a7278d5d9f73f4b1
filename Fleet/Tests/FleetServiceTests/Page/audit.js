// What is wrong with the page as it is shown: a list of sentences, empty if nothing is.
// WCAG 2.2: 1.4.3 contrast, 1.4.10 reflow, 1.3.1 structure, 2.4.1 landmarks, 4.1.2 names.
const wrong = [];
const shown = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const say = e => "<" + e.tagName.toLowerCase() + (e.className && typeof e.className === "string" ? " class=" + e.className : "") + "> " + (e.textContent ?? "").trim().slice(0, 40);

function color(text) {
  const parts = text.match(/[\d.]+/g).map(Number);
  return { rgb: parts.slice(0, 3), alpha: parts[3] ?? 1 };
}
function luminance(rgb) {
  const [r, g, b] = rgb.map(v => { const p = v / 255; return p <= 0.04045 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function ground(e) {
  for (let at = e; at; at = at.parentElement) {
    const back = color(getComputedStyle(at).backgroundColor);
    if (back.alpha === 1) return back.rgb;
  }
  return null;
}
const seen = new Set();
for (const e of document.querySelectorAll("body *")) {
  const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
  if (!own || !shown(e) || e.closest("svg, .unseen, .skip, option, noscript") || e.disabled) continue;
  const style = getComputedStyle(e), back = ground(e);
  const key = [style.color, back, style.fontSize, style.fontWeight].join();
  if (seen.has(key)) continue;
  seen.add(key);
  if (!back) { wrong.push("no opaque ground: " + say(e)); continue; }
  const a = luminance(color(style.color).rgb), b = luminance(back), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const size = parseFloat(style.fontSize), isLarge = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
  if (ratio < (isLarge ? 3 : 4.5)) wrong.push("contrast " + ratio.toFixed(2) + " of " + style.color + " on " + back + ": " + say(e));
}
for (const e of document.querySelectorAll("input, select, textarea, button")) {
  if (!shown(e)) continue;
  const style = getComputedStyle(e), border = luminance(color(style.borderTopColor).rgb), back = luminance(ground(e.parentElement) ?? [255, 255, 255]);
  const ratio = (Math.max(border, back) + 0.05) / (Math.min(border, back) + 0.05);
  if (!e.disabled && e.type !== "checkbox" && ratio < 3) wrong.push("border contrast " + ratio.toFixed(2) + ": " + say(e));
}
const name = e => (e.getAttribute("aria-label") ?? "") + (e.textContent ?? "").trim() + [...(e.labels ?? [])].map(l => l.textContent).join("") + (e.alt ?? "") + (e.title ?? "");
for (const e of document.querySelectorAll("a[href], button, input, select, textarea, [role=button], [role=application], [role=region], [role=img], dialog, progress, nav, aside")) {
  if (shown(e) && !name(e) && !e.getAttribute("aria-labelledby")) wrong.push("no name: " + e.outerHTML.slice(0, 80));
}
for (const e of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
  if (shown(e) && !(e.labels?.length || e.getAttribute("aria-label"))) wrong.push("no label: " + e.outerHTML.slice(0, 80));
}
for (const e of document.querySelectorAll("img:not([alt])")) wrong.push("no alt: " + e.outerHTML.slice(0, 80));
for (const e of document.querySelectorAll("[tabindex]")) if (e.tabIndex > 0) wrong.push("tabindex above 0: " + say(e));
for (const e of document.querySelectorAll("[style]")) if (!e.closest(".map")) wrong.push("style attribute: " + say(e));
const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
for (const id of new Set(ids)) if (ids.filter(other => other === id).length > 1) wrong.push("id twice: " + id);
for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "aria-activedescendant"]) {
  for (const e of document.querySelectorAll("[" + attribute + "]")) {
    for (const id of e.getAttribute(attribute).split(" ")) if (!document.getElementById(id)) wrong.push(attribute + " names nothing: " + id);
  }
}
for (const t of document.querySelectorAll("table")) {
  if (!t.querySelector("th[scope]")) wrong.push("table without headings: " + say(t));
  if (!t.caption && !t.closest("dialog")) wrong.push("table without caption: " + say(t));
}
let level = 0;
for (const h of document.querySelectorAll("main h1, main h2, main h3, main h4")) {
  if (!shown(h)) continue;
  const own = Number(h.tagName[1]);
  if (own > level + 1) wrong.push("heading skips a level: " + say(h));
  level = own;
}
for (const selector of ["main", "header", "nav[aria-label]", "html[lang]", "main h1"]) {
  if (document.querySelectorAll(selector).length < 1) wrong.push("missing: " + selector);
}
if (document.querySelectorAll("h1").length !== 1) wrong.push("there are " + document.querySelectorAll("h1").length + " h1");
if (!document.title.includes("Martlet") || document.title === "Martlet") wrong.push("title: " + document.title);
const root = document.documentElement;
if (root.scrollWidth > root.clientWidth) wrong.push("the page is " + root.scrollWidth + " wide in a window of " + root.clientWidth);
for (const e of document.querySelectorAll("main *")) {
  if (!shown(e) || e.closest(".wide, .map, svg, .unseen")) continue;
  if (e.getBoundingClientRect().right > root.clientWidth + 1) wrong.push("reaches beyond the window: " + say(e));
}
if (document.querySelectorAll("main *").length > 6000) wrong.push(document.querySelectorAll("main *").length + " elements at once");
return wrong;
