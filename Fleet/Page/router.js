// Views by the part of the address behind #, so that each has a link.

/** The parts and the query of an address such as `#/hosts/node1?feature=avx2`. */
export function parse(hash) {
  const [path, query] = hash.replace(/^#?\/?/, "").split("?");
  let parts = [];
  try {
    parts = path.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    parts = ["unreadable"];
  }
  return { parts, query: Object.fromEntries(new URLSearchParams(query ?? "")) };
}

/** Changes the query of the current view without showing it again. */
export function note(changes) {
  const { parts, query } = parse(location.hash);
  const next = new URLSearchParams(Object.entries({ ...query, ...changes }).filter(([, value]) => value));
  const text = next.toString();
  history.replaceState(null, "", "#/" + parts.map(encodeURIComponent).join("/") + (text ? "?" + text : ""));
}

/** The view of an address: routes have a pattern such as `hosts/:name`. */
export function match(routes, parts) {
  for (const route of routes) {
    const wanted = route.path.split("/").filter(Boolean);
    if (wanted.length !== parts.length) continue;
    if (wanted.every((word, place) => word.startsWith(":") || word === parts[place])) {
      return { route, values: parts.filter((_, place) => wanted[place].startsWith(":")) };
    }
  }
  return null;
}
