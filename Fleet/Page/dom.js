// Elements made of text nodes only: no name of a host or guest is ever parsed as markup.

const space = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, action] of Object.entries(value)) node.addEventListener(event, action);
    else if (name === "vars") for (const [key, text] of Object.entries(value)) node.style.setProperty(key, text);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  append(node, children);
  return node;
}

/** Appends nodes, texts and arrays of them; leaves out what is null, undefined or false. */
export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

/** An element. `on` holds listeners by event, `vars` CSS properties; an attribute that is null or false is left out. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An SVG element. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(space, tag), attributes, children);
}

/** Replaces what is in a node. */
export function replace(node, ...children) {
  node.replaceChildren();
  return append(node, children);
}

let announcement = 0;

/** Says a sentence to screen readers; the latest one wins. */
export function announce(sentence) {
  const place = document.getElementById("announcer");
  const turn = ++announcement;
  place.textContent = "";
  requestAnimationFrame(() => { if (turn === announcement) place.textContent = sentence; });
}
