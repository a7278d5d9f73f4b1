// The cost of each number of pools as a picture.

import { svg } from "./dom.js";
import { number } from "./format.js";

/** A step for each number of pools; what is not proven has its bound below it. */
export function curve(points, chosen) {
  const width = 640, height = 220, left = 84, right = 16, top = 14, bottom = 34;
  const most = Math.max(1, ...points.map(point => point.cost));
  const first = points[0].pools, last = points.at(-1).pools;
  const x = pools => left + (last === first ? 0.5 : (pools - first) / (last - first)) * (width - left - right);
  const y = cost => top + (1 - cost / most) * (height - top - bottom);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(share => share * most);
  return svg("svg", { class: "curve", viewBox: "0 0 " + width + " " + height, role: "img",
    "aria-label": "Cost by number of pools: " + points.map(point => point.pools + " cost " + number(point.cost)).join(", ") },
    ticks.map(tick => [svg("line", { class: "grid", x1: left, x2: width - right, y1: y(tick), y2: y(tick) }),
      svg("text", { x: left - 8, y: y(tick) + 4, "text-anchor": "end" }, number(Math.round(tick)))]),
    svg("polyline", { class: "line", points: points.map(point => x(point.pools) + "," + y(point.cost)).join(" ") }),
    points.map(point => [
      point.bound < point.cost ? svg("line", { class: "gap", x1: x(point.pools), x2: x(point.pools), y1: y(point.cost), y2: y(point.bound) }) : null,
      svg("circle", { class: point.pools === chosen ? "dot chosen" : "dot", cx: x(point.pools), cy: y(point.cost), r: point.pools === chosen ? 6 : 4 },
        svg("title", {}, point.pools + " pools cost " + number(point.cost))),
      svg("text", { x: x(point.pools), y: height - 14, "text-anchor": "middle" }, point.pools)]),
    svg("text", { x: (left + width - right) / 2, y: height - 1, "text-anchor": "middle" }, "number of pools"));
}
