"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const words = (element, name) => (element.getAttribute(name) || "").split(" ").filter(Boolean);
  const rows = all("#table tbody tr");
  const form = document.querySelector(".filters");
  const parts = all("[data-a]").filter((each) => each.tagName !== "TR").map((each) => [each, words(each, "data-a")]);
  const byAct = new Map();
  const own = (act) => byAct.get(act) || byAct.set(act, []).get(act);
  for (const row of rows) own(row.dataset.a).push(row);
  for (const [each, acts] of parts) if (each.tagName !== "ARTICLE" && !each.classList.contains("s")) acts.forEach((act) => own(act).push(each));

  // -- filters ------------------------------------------------------------------------------------
  let picked = null;

  function fits(row) {
    const value = (name) => form.elements[name].value;
    const checked = (name) => all(`.filters [name=${name}]:checked`).map((box) => box.value);
    const [first, last] = words(row, "data-d");
    return (!picked || picked.has(row.dataset.a))
      && checked("type").includes(row.dataset.t) && checked("status").includes(row.dataset.s)
      && (!value("country") || words(row, "data-c").includes(value("country")))
      && (!value("person") || words(row, "data-p").includes(value("person")))
      && (!value("since") || (last && last >= value("since")))
      && (!value("until") || (first && first <= value("until")));
  }

  function refresh() {
    const shown = new Set();
    for (const row of rows) {
      const fit = fits(row);
      row.classList.toggle("off", !fit);
      if (fit) shown.add(row.dataset.a);
    }
    for (const [each, acts] of parts) {
      const off = !acts.some((act) => shown.has(act));
      const word = each.classList.contains("m") || each.classList.contains("s");
      each.classList.toggle(word ? "dim" : "off", off);
    }
    form.querySelector("output").textContent = `${shown.size} of ${rows.length} acts`;
    all(".rove").forEach(rove);
  }

  form.hidden = false;
  form.addEventListener("input", refresh);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => { picked = null; setTimeout(refresh); });

  // -- what belongs together ----------------------------------------------------------------------
  let lit = [];

  function light(event) {
    const found = event.target.closest ? event.target.closest("[data-a]") : null;
    for (const each of lit) each.classList.remove("on");
    lit = [];
    if (!found || found.tagName === "ARTICLE" || found.classList.contains("s")) return;
    lit = words(found, "data-a").flatMap((act) => byAct.get(act) || []);
    for (const each of lit) each.classList.add("on");
  }

  document.addEventListener("pointerover", light);
  document.addEventListener("focusin", light);
  document.addEventListener("click", (event) => {
    const found = event.target.closest("svg a[data-a]");
    const acts = found ? words(found, "data-a") : [];
    if (acts.length < 2 || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    picked = new Set(acts);
    refresh();
    document.getElementById("acts").scrollIntoView();
  });

  // -- one stop of the Tab key a picture, arrows inside --------------------------------------------
  function rove(picture) {
    const links = [...picture.querySelectorAll("a:not(.off)")];
    links.forEach((link, at) => link.setAttribute("tabindex", at ? "-1" : "0"));
  }

  document.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const picture = event.target.closest(".rove");
    if (!step || !picture) return;
    event.preventDefault();
    const links = [...picture.querySelectorAll("a:not(.off)")];
    const next = links[(links.indexOf(event.target) + step + links.length) % links.length];
    links.forEach((link) => link.setAttribute("tabindex", link === next ? "0" : "-1"));
    next.focus();
  });

  // -- table --------------------------------------------------------------------------------------
  all("#table th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      const key = (row) => (column ? row.cells[column].textContent : row.dataset.d || "~");
      const order = new Intl.Collator("en", { numeric: true }).compare;
      rows.sort((a, b) => (up ? 1 : -1) * (column ? order(key(a), key(b)) : key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
      rows.forEach((row) => row.parentNode.append(row));
      all("#table th").forEach((each) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
    });
  });

  // -- map ----------------------------------------------------------------------------------------
  const map = document.getElementById("map");
  const numbers = (text) => text.split(" ").map(Number);

  function look(box) {
    const [, , before] = numbers(map.getAttribute("viewBox"));
    const factor = box[2] / before;
    map.setAttribute("viewBox", box.map((each) => each.toFixed(1)).join(" "));
    const unit = box[2] / 1000;
    const taken = [];
    for (const spot of map.querySelectorAll(".spot")) {
      spot.setAttribute("r", spot.getAttribute("r") * factor);
      const name = spot.nextElementSibling;
      name.setAttribute("font-size", name.getAttribute("font-size") * factor);
      name.setAttribute("x", Number(spot.getAttribute("cx")) + Number(spot.getAttribute("r")) + 4 * unit);
      name.setAttribute("y", Number(spot.getAttribute("cy")) + 6 * unit);
      const { x, y, width, height } = name.getBBox();
      const covers = ([left, top, right, bottom]) => x < right && left < x + width && y < bottom && top < y + height;
      const quiet = taken.some(covers);
      name.classList.toggle("quiet", quiet);
      if (!quiet) taken.push([x, y, x + width, y + height]);
    }
  }

  function moved(box, right, down, factor) {
    const world = numbers(map.dataset.world);
    const wide = Math.min(Math.max(box[2] * factor, 60), world[2]);
    const high = wide * box[3] / box[2];
    const inside = (at, size, low, room) => Math.min(Math.max(at, low), Math.max(low, low + room - size));
    return [inside(box[0] + (box[2] - wide) / 2 + right * box[2], wide, world[0], world[2]),
      inside(box[1] + (box[3] - high) / 2 + down * box[3], high, world[1], world[3]), wide, high];
  }

  if (map) {
    const box = () => numbers(map.getAttribute("viewBox"));
    const tools = document.querySelector(".zoom");
    tools.hidden = false;
    tools.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const [right, down, factor] = numbers(button.dataset.move);
      look(factor ? moved(box(), right, down, factor) : numbers(map.dataset.world));
    });
    let from = null;
    map.addEventListener("pointerdown", (event) => { if (!event.target.closest("a")) from = event; });
    addEventListener("pointerup", () => { from = null; });
    map.addEventListener("pointermove", (event) => {
      if (!from) return;
      look(moved(box(), (from.clientX - event.clientX) / map.clientWidth, (from.clientY - event.clientY) / map.clientHeight, 1));
      from = event;
    });
    look(box());
  }
  refresh();
})();
