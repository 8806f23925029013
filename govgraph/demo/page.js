// Zoom and pan for the charts, by buttons, keys, pointer and Ctrl with the wheel. The page is whole without it.
"use strict";
(() => {
  const STEP = 1.3, MOST = 12;

  function live(chart) {
    const svg = chart.querySelector("svg");
    if (!svg || !svg.viewBox.baseVal.width) return;
    const whole = { ...box(svg) };
    let scale = 1;

    function box(of) {
      const { x, y, width, height } = of.viewBox.baseVal;
      return { x, y, width, height };
    }
    function show(x, y) {
      const width = whole.width / scale, height = whole.height / scale;
      const held = (at, least, room) => Math.min(Math.max(at, least), least + room);
      svg.setAttribute("viewBox", [
        held(x, whole.x, whole.width - width), held(y, whole.y, whole.height - height), width, height,
      ].join(" "));
      chart.classList.toggle("zoomed", scale > 1);
    }
    function zoom(by, atX = 0.5, atY = 0.5) {
      const now = box(svg), before = scale;
      scale = Math.min(Math.max(scale * by, 1), MOST);
      const shrink = before / scale;
      show(now.x + now.width * atX * (1 - shrink), now.y + now.height * atY * (1 - shrink));
    }
    function move(right, down) {
      const now = box(svg);
      show(now.x + right * now.width, now.y + down * now.height);
    }
    const reset = () => { scale = 1; show(whole.x, whole.y); };

    const tools = document.createElement("div");
    tools.className = "tools";
    for (const [words, act] of [["Zoom in", () => zoom(STEP)], ["Zoom out", () => zoom(1 / STEP)], ["Whole chart", reset]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.setAttribute("aria-label", words + ": " + chart.getAttribute("aria-label"));
      button.addEventListener("click", act);
      tools.append(button);
    }
    chart.before(tools);
    chart.classList.add("live");

    chart.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const acts = { "+": () => zoom(STEP), "=": () => zoom(STEP), "-": () => zoom(1 / STEP), "0": reset };
      if (scale > 1) Object.assign(acts, {
        ArrowLeft: () => move(-0.15, 0), ArrowRight: () => move(0.15, 0), ArrowUp: () => move(0, -0.15), ArrowDown: () => move(0, 0.15),
      });
      if (acts[event.key]) { acts[event.key](); event.preventDefault(); }
    });
    chart.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const place = svg.getBoundingClientRect();
      zoom(event.deltaY < 0 ? STEP : 1 / STEP, (event.clientX - place.left) / place.width, (event.clientY - place.top) / place.height);
    }, { passive: false });

    let from = null;
    svg.addEventListener("pointerdown", (event) => {
      if (scale === 1) return;
      from = { x: event.clientX, y: event.clientY };
      svg.setPointerCapture(event.pointerId);
    });
    svg.addEventListener("pointermove", (event) => {
      if (!from) return;
      const place = svg.getBoundingClientRect();
      move((from.x - event.clientX) / place.width, (from.y - event.clientY) / place.height);
      from = { x: event.clientX, y: event.clientY };
    });
    for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, () => { from = null; });
  }

  document.querySelectorAll(".chart").forEach(live);
  // On paper every part is open.
  const closed = new Set();
  window.addEventListener("beforeprint", () => document.querySelectorAll("details:not([open]):not(.words)").forEach((part) => { closed.add(part); part.open = true; }));
  window.addEventListener("afterprint", () => { closed.forEach((part) => { part.open = false; }); closed.clear(); });
})();
