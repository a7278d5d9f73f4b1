/// The page of a matrix; the places between @ signs are filled in.
enum MatrixPageTemplate {
  static let page = #"""
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>Fleet matrix</title>
    <style>
    :root { color-scheme: light dark; --bg: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --panel: #f6f8fa;
      --r: #0072B2; --w: #9AD3F5; --u: #B4B4B4; --b: #D55E00; --m: #CC79A7; }
    @media (prefers-color-scheme: dark) { :root { --bg: #0d1117; --ink: #e6edf3; --soft: #9aa5b1; --line: #30363d;
      --panel: #161b22; --r: #2b8fd0; --w: #a9dcf8; --u: #6e7681; --b: #e8742a; --m: #d88fb6; } }
    * { box-sizing: border-box; }
    body { margin: 0; padding: 1rem; background: var(--bg); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
    h1 { font-size: 1.3rem; margin: 0 0 .25rem; }
    p { margin: .25rem 0 .75rem; color: var(--soft); max-width: 70rem; }
    .bar { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin-bottom: .5rem; }
    label { display: flex; flex-direction: column; font-size: .85rem; color: var(--soft); }
    input, select { font: inherit; padding: .25rem .4rem; border: 1px solid var(--line); border-radius: 4px;
      background: var(--bg); color: var(--ink); min-width: 8rem; }
    .key { display: flex; flex-wrap: wrap; gap: .25rem .9rem; font-size: .85rem; margin: .25rem 0 .5rem; }
    .key span::before { content: ""; display: inline-block; width: .8rem; height: .8rem; margin-right: .35rem;
      vertical-align: -.1rem; background: var(--c); border: 1px solid var(--line); }
    .view { display: grid; grid-template-columns: minmax(0, 1fr) 21rem; gap: 1rem; align-items: start; }
    @media (max-width: 60rem) { .view { grid-template-columns: minmax(0, 1fr); } }
    #map { position: relative; overflow: auto; height: 68vh; border: 1px solid var(--line); border-radius: 4px; }
    #map:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid #f0c000; outline-offset: 1px; }
    #map canvas { position: sticky; left: 0; top: 0; display: block; }
    aside { border: 1px solid var(--line); background: var(--panel); border-radius: 4px; padding: .75rem; min-height: 8rem;
      overflow-wrap: anywhere; }
    aside h2 { font-size: 1rem; margin: 0 0 .25rem; } aside ul { padding-left: 1.1rem; margin: .25rem 0; }
    table { border-collapse: collapse; font-size: .85rem; margin-top: .5rem; }
    th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: right; } th, td:nth-child(2) { text-align: left; }
    .wide { overflow-x: auto; } summary { cursor: pointer; margin-top: 1rem; }
    </style>
    </head>
    <body>
    <h1>Fleet matrix: which guests run where</h1>
    <p>@SUMMARY@</p>
    <noscript><p>Without JavaScript this page shows the table of hosts below.</p></noscript>
    <div id="app" hidden>
    <div class="bar">
    <label>Hosts or pool<input id="fc" type="search" autocomplete="off"></label>
    <label>Guest or machine<input id="fr" type="search" autocomplete="off"></label>
    <label>Rows with<select id="fo"><option value="">any outcome</option><option value="r">a host that runs them</option>
    <option value="w">warnings</option><option value="u">missing evidence</option><option value="b">a host that blocks them</option>
    <option value="n">no host that runs them</option></select></label>
    <label>Cell size<select id="zoom"><option value="0">fit</option><option value="4">small</option><option value="9">medium</option>
    <option value="18">large</option></select></label>
    </div>
    <div class="key"><span style="--c:var(--r)">runs</span><span style="--c:var(--w)">runs with warnings</span>
    <span style="--c:var(--u)">undetermined</span><span style="--c:var(--b)">blocked</span><span style="--c:var(--m)">mixed</span></div>
    <div class="view"><div id="map" tabindex="0" role="application"
    aria-label="Heat map. Arrow keys move, Page keys move by ten, Enter keeps the reasons."><canvas></canvas></div>
    <aside id="info" aria-live="polite"><p>Point at a cell, or press an arrow key, to see what decides. Click or Enter keeps it.</p></aside></div>
    </div>
    <details open id="tab"><summary>Table of hosts</summary><div class="wide"><table>
    <thead><tr><th scope="col">Hosts</th><th scope="col">Pool</th><th scope="col">Count</th><th scope="col">Guests that run</th>
    <th scope="col">with warnings</th><th scope="col">undetermined</th><th scope="col">blocked</th><th scope="col">mixed</th></tr></thead>
    <tbody>
    @TABLE@</tbody></table></div></details>
    <script type="application/json" id="data">@DATA@</script>
    <script>
    "use strict";
    (function () {
      const d = JSON.parse(document.getElementById("data").textContent);
      const $ = id => document.getElementById(id);
      const raw = Uint8Array.from(atob(d.cells), c => c.charCodeAt(0));
      const nc = d.columns.length, nr = d.rows.length, cells = new Uint32Array(nc * nr);
      let at = 0, pos = 0;
      function number() { let v = 0, s = 1; for (;;) { const b = raw[pos++]; v += (b & 127) * s; if (b < 128) return v; s *= 128; } }
      while (pos < raw.length) { const v = number(), n = number(); cells.fill(v, at, at + n); at += n; }
      const letters = d.combos.map(c => String.fromCharCode(c[0]));
      $("app").hidden = false; $("tab").open = false;
      const map = $("map"), canvas = map.querySelector("canvas"), g = canvas.getContext("2d");
      const spacer = document.createElement("div"); map.appendChild(spacer); spacer.appendChild(canvas);
      let cols = [], rows = [], cw = 4, ch = 4, cur = null, kept = null;
      function filter() {
        const c = $("fc").value.toLowerCase(), r = $("fr").value.toLowerCase(), o = $("fo").value;
        cols = []; rows = [];
        for (let i = 0; i < nc; i++) { const x = d.columns[i]; if (!c || (x.n + " " + x.p).toLowerCase().includes(c)) cols.push(i); }
        for (let i = 0; i < nr; i++) {
          const x = d.rows[i];
          if (r && !(x.e + " " + x.m + " " + x.v).toLowerCase().includes(r)) continue;
          if (o) {
            const seen = new Set(); for (const j of cols) seen.add(letters[cells[i * nc + j]]);
            if (o === "n" ? seen.has("r") || seen.has("w") || seen.has("m") : !seen.has(o)) continue;
          }
          rows.push(i);
        }
        cur = kept = null; size();
      }
      function size() {
        const z = +$("zoom").value;
        cw = z || Math.max(2, Math.min(18, Math.floor(map.clientWidth / Math.max(1, cols.length))));
        ch = z || Math.max(2, Math.min(18, Math.floor(map.clientHeight / Math.max(1, rows.length))));
        spacer.style.width = Math.max(cols.length * cw, map.clientWidth) + "px";
        spacer.style.height = Math.max(rows.length * ch, map.clientHeight) + "px";
        draw();
      }
      function draw() {
        const w = map.clientWidth, h = map.clientHeight, ratio = window.devicePixelRatio || 1;
        canvas.style.width = w + "px"; canvas.style.height = h + "px";
        canvas.width = w * ratio; canvas.height = h * ratio; g.setTransform(ratio, 0, 0, ratio, 0, 0);
        const style = getComputedStyle(document.documentElement), color = {};
        for (const k of "rwubm") color[k] = style.getPropertyValue("--" + k).trim();
        g.clearRect(0, 0, w, h);
        const x0 = map.scrollLeft, y0 = map.scrollTop, gap = cw > 6 && ch > 6 ? 1 : 0;
        const c0 = Math.floor(x0 / cw), c1 = Math.min(cols.length, Math.ceil((x0 + w) / cw));
        const r0 = Math.floor(y0 / ch), r1 = Math.min(rows.length, Math.ceil((y0 + h) / ch));
        for (let r = r0; r < r1; r++) {
          const base = rows[r] * nc;
          for (let c = c0; c < c1;) {
            const l = letters[cells[base + cols[c]]]; let e = c + 1;
            if (!gap) while (e < c1 && letters[cells[base + cols[e]]] === l) e++;
            g.fillStyle = color[l]; g.fillRect(c * cw - x0, r * ch - y0, (e - c) * cw - gap, ch - gap);
            c = e;
          }
        }
        g.fillStyle = style.getPropertyValue("--bg");
        for (let c = Math.max(1, c0); c < c1; c++)
          if (d.columns[cols[c]].p !== d.columns[cols[c - 1]].p) g.fillRect(c * cw - x0 - 1, 0, 2, Math.min(h, rows.length * ch - y0));
        if (cur) {
          g.lineWidth = 2; g.strokeStyle = style.getPropertyValue("--ink");
          g.strokeRect(cur.c * cw - x0 - 1, cur.r * ch - y0 - 1, cw + 2, ch + 2);
        }
      }
      function text(tag, content, parent) { const e = document.createElement(tag); e.textContent = content; parent.appendChild(e); return e; }
      function show(p) {
        const info = $("info"); info.textContent = "";
        const c = d.columns[cols[p.c]], r = d.rows[rows[p.r]], combo = d.combos[cells[rows[p.r] * nc + cols[p.c]]];
        const words = { r: "runs", w: "runs with warnings", u: "undetermined", b: "blocked", m: "mixed: different on different hosts" };
        text("h2", words[String.fromCharCode(combo[0])], info);
        text("p", r.g.toLocaleString("en") + (r.g === 1 ? " guest: " : " guests such as ") + r.e + " (" + r.v + ", " + r.m + ")", info);
        text("p", "on " + c.h.toLocaleString("en") + (c.h === 1 ? " host: " : " hosts such as ") + c.n + (c.p ? ", pool " + c.p : ""), info);
        if (combo.length > 1) {
          const list = document.createElement("ul");
          for (const k of combo.slice(1)) text("li", d.rules[k][2] + " (" + d.rules[k][0] + ", " + d.rules[k][1] + ")", list);
          info.appendChild(list);
        } else text("p", "Nothing stands against it.", info);
        if (c.a.length) {
          const needs = new Set(d.sets[r.s]), lost = d.sets[c.a[0]].filter(f => needs.has(f)).map(f => d.features[f]);
          if (lost.length) text("p", "Would lose: " + lost.join(", "), info);
        }
        if (kept) text("p", "Kept; Escape lets go.", info);
      }
      function place(e) {
        const box = map.getBoundingClientRect();
        const c = Math.floor((e.clientX - box.left - map.clientLeft + map.scrollLeft) / cw);
        const r = Math.floor((e.clientY - box.top - map.clientTop + map.scrollTop) / ch);
        return c >= 0 && r >= 0 && c < cols.length && r < rows.length ? { c, r } : null;
      }
      map.addEventListener("mousemove", e => { if (kept) return; const p = place(e); if (p) { cur = p; show(p); draw(); } });
      map.addEventListener("click", e => { const p = place(e); if (p) { cur = kept = p; show(p); draw(); } });
      map.addEventListener("scroll", draw);
      map.addEventListener("keydown", e => {
        const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], PageUp: [0, -10], PageDown: [0, 10],
          Home: [-1e6, 0], End: [1e6, 0] }[e.key];
        if (e.key === "Escape") { kept = null; if (cur) show(cur); return; }
        if (e.key === "Enter" && cur) { kept = cur; show(cur); return; }
        if (!step || !cols.length || !rows.length) return;
        e.preventDefault(); kept = null;
        const p = cur || { c: -Math.sign(step[0] || 0) < 0 ? -1 : 0, r: 0 };
        cur = { c: Math.max(0, Math.min(cols.length - 1, p.c + step[0])), r: Math.max(0, Math.min(rows.length - 1, p.r + step[1])) };
        if (cur.c * cw < map.scrollLeft) map.scrollLeft = cur.c * cw;
        if ((cur.c + 1) * cw > map.scrollLeft + map.clientWidth) map.scrollLeft = (cur.c + 1) * cw - map.clientWidth;
        if (cur.r * ch < map.scrollTop) map.scrollTop = cur.r * ch;
        if ((cur.r + 1) * ch > map.scrollTop + map.clientHeight) map.scrollTop = (cur.r + 1) * ch - map.clientHeight;
        show(cur); draw();
      });
      for (const id of ["fc", "fr", "fo"]) $(id).addEventListener("input", filter);
      $("zoom").addEventListener("input", size); window.addEventListener("resize", size);
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
      filter();
    })();
    </script>
    </body>
    </html>

    """#
}
