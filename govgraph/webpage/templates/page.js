(function () {
  "use strict";
  var D = JSON.parse(document.getElementById("data").textContent);
  var T = D.texts, root = document.documentElement;
  var LISTS = ["Bodies and groups", "Posts and people", "Decisions", "Issues"];
  var GROUNDS = ["", "law", "stated", "foreseen", "ours", "nobody"], GAPS = ["", "whole", "part"];
  var SAYS = D.words.grounds, MISSING = D.words.gaps;
  var FEW = 24;
  var byId = {}, state = { option: "now", day: 0, amount: 0, thing: "", list: 0, query: "", all: false };
  var $ = function (id) { return document.getElementById(id); };
  var options = Object.keys(D.options);
  root.className = "js";
  D.things.forEach(function (row, n) { byId[row[0]] = n; });

  function el(name, attributes, inside) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (key === "text") made.textContent = attributes[key];
      else if (attributes[key] !== null && attributes[key] !== undefined) made.setAttribute(key, attributes[key]);
    });
    (inside || []).forEach(function (one) { if (one) made.appendChild(typeof one === "string" ? document.createTextNode(one) : one); });
    return made;
  }
  function icon(id, css) {
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    var use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    svg.setAttribute("class", css || "i"); svg.setAttribute("aria-hidden", "true"); use.setAttribute("href", "#" + id);
    svg.appendChild(use); return svg;
  }
  function hidden(text) { return el("span", { "class": "vh", text: text }); }
  function named(key) { var said = D.options[key]; return key === "now" ? "now" : said[1] === key ? "option " + key : T[said[4]]; }

  // -- addresses: #option/thing?on=day&value=amount ---------------------------------------------------------------
  function address(option, thing) {
    var more = [];
    if (state.day) more.push("on=" + D.dates[state.day]);
    if (state.amount) more.push("value=" + encodeURIComponent(D.amounts[state.amount]));
    return "#" + encodeURIComponent(option) + "/" + encodeURIComponent(thing || "") + (more.length ? "?" + more.join("&") : "");
  }
  function plain(text) { try { return decodeURIComponent(text); } catch (e) { return text; } }
  function read() {
    var hash = location.hash.slice(1), at = hash.indexOf("?"), path = at < 0 ? hash : hash.slice(0, at), slash = path.indexOf("/");
    if (slash < 0) return false;
    var option = plain(path.slice(0, slash)), thing = plain(path.slice(slash + 1)), day = 0, amount = 0;
    (at < 0 ? "" : hash.slice(at + 1)).split("&").forEach(function (pair) {
      var cut = pair.split("=");
      if (cut[0] === "on") day = Math.max(D.dates.indexOf(cut[1]), 0);
      if (cut[0] === "value") amount = Math.max(D.amounts.indexOf(plain(cut[1] || "")), 0);
    });
    if (!D.options[option]) return false;
    state.option = option; state.day = day; state.amount = amount;
    if (thing) state.thing = thing;
    if (thing in byId) state.list = D.things[byId[thing]][2];
    return true;
  }
  function rows(option) { return D.states[(option || state.option) + "|" + state.day + "|" + state.amount] || D.states[(option || state.option) + "|" + state.day + "|0"] || []; }
  function rowOf(thing, option) {
    var number = byId[thing];
    return rows(option).filter(function (row) { return row[0] === number; })[0];
  }

  // -- the list ---------------------------------------------------------------------------------------------------
  function matching() {
    var query = state.query.trim().toLowerCase();
    return rows().filter(function (row) {
      var thing = D.things[row[0]];
      if (!query) return thing[2] === state.list;
      return (T[thing[1]] + " " + thing[0] + " " + T[thing[3]] + (thing[2] === 3 ? " " + T[D.panels[row[4]][2]] : "")).toLowerCase().indexOf(query) >= 0;
    });
  }
  function entry(row) {
    var thing = D.things[row[0]], issue = thing[2] === 3, counts = thing[2] < 2;
    var inside = [el("span", { "class": "bn", dir: "auto", text: T[thing[1]] })];
    if (!issue) {
      inside.push(el("span", { "class": "ct" }, [counts ? (row[1] ? String(row[1]) : "–") : "", counts ? hidden(" decided") : null]));
      inside.push(el("span", { "class": "ct" }, [row[2] ? String(row[2]) : "–", hidden(" issues")]));
    }
    return el("li", {}, [el("a", { href: address(state.option, thing[0]), "aria-current": thing[0] === state.thing ? "true" : null }, inside)]);
  }
  function group(side, title, found) {
    if (!found.length) return;
    if (title) side.appendChild(el("h4", { "class": "gr", text: title }));
    var list = el("ul", {});
    found.forEach(function (row) { list.appendChild(entry(row)); });
    side.appendChild(list);
  }
  function list() {
    var side = $("side"), found = matching(), query = state.query.trim();
    var order = found.slice().sort(function (one, other) { return other[3] - one[3] || (other[2] > 0) - (one[2] > 0); });
    var shown = state.all ? order : order.slice(0, FEW);
    if (!query && !shown.some(function (row) { return D.things[row[0]][0] === state.thing; })) {
      shown = shown.concat(order.filter(function (row) { return D.things[row[0]][0] === state.thing; }));
    }
    side.textContent = "";
    var issues = !query && state.list === 3, plainList = issues || (query === "" && state.list === 2);
    side.appendChild(el("h3", {}, [el("span", { text: query ? "Found" : LISTS[state.list] }), issues ? null : el("span", { text: plainList ? "" : "decides" }), issues ? null : el("span", { text: "issues" })]));
    if (query) LISTS.forEach(function (title, n) { group(side, title, shown.filter(function (row) { return D.things[row[0]][2] === n; })); });
    else if (state.option === "now") group(side, "", shown);
    else {
      group(side, (issues ? "New under " : "Changed by ") + named(state.option), shown.filter(function (row) { return row[3]; }));
      group(side, "As now", shown.filter(function (row) { return !row[3]; }));
    }
    if (!found.length) side.appendChild(el("p", { "class": "none", text: query ? "Nothing is called so." : "There are none." }));
    var told = D.issues[state.option + "|" + state.day + "|" + state.amount] || 0, kept = rows().filter(function (row) { return D.things[row[0]][2] === 3; }).length;
    if (issues && told > kept) side.appendChild(el("p", { "class": "none", text: "These are the weightiest of " + told + "." }));
    if (order.length > shown.length) {
      var more = el("button", { type: "button", "class": "btn more", text: "Show the other " + (order.length - shown.length) });
      more.onclick = function () { state.all = true; list(); };
      side.appendChild(more);
    }
    $("live").textContent = query ? found.length + (found.length === 1 ? " thing is found" : " things are found") : "";
  }

  // -- the panel --------------------------------------------------------------------------------------------------
  function linked(item, css) {
    var text = T[item[0]], thing = item[1] ? D.things[item[1] - 1] : null;
    return thing && rowOf(thing[0]) ? el("a", { href: address(state.option, thing[0]), "class": css, dir: "auto", text: text }) : el("span", { "class": css, dir: "auto", text: text });
  }
  function refs(item) {
    return (item[6] || []).map(function (number) {
      var passage = D.passages[number] || [number, 0];
      if (!passage[1]) return el("span", { "class": "ref", text: T[passage[0]] });
      return el("details", { "class": "ref" }, [el("summary", { text: T[passage[0]] }), el("blockquote", { "class": "q", text: T[passage[1]] })]);
    });
  }
  function tag(item) { return item[5] ? el("i", { "class": "chg", text: T[item[5]] }) : null; }
  function ground(item) { return item[2] ? icon("g-" + GROUNDS[item[2]]) : null; }
  function small(item) { return item[4] ? el("small", { dir: "auto", text: T[item[4]] }) : null; }
  var MAKE = {
    table: function (items) {
      return el("table", { "class": "dt" }, [el("tbody", {}, items.map(function (item) {
        var said = item[2] ? SAYS[GROUNDS[item[2]]] : "";
        return el("tr", {}, [
          el("th", { scope: "row" }, [linked(item), item[3] ? icon("k-" + GAPS[item[3]], "i gp") : null, item[3] ? hidden(". " + MISSING[GAPS[item[3]]]) : null, tag(item), small(item)]),
          el("td", {}, [ground(item), said])
        ]);
      }))]);
    },
    list: function (items) {
      return el("ul", { "class": "sit" }, items.map(function (item) {
        return el("li", {}, [ground(item), item[2] ? hidden(SAYS[GROUNDS[item[2]]] + ": ") : null, el("span", {}, [linked(item), tag(item), small(item)])]);
      }));
    },
    chain: function (items) {
      var steps = items.filter(function (item) { return item[1] || item[4] || !/\.$/.test(T[item[0]]); }).length;
      return el("ol", { "class": "ch2" }, items.map(function (item, n) {
        return el("li", { "class": n >= steps ? "say" : n === steps - 1 ? "last" : null }, [linked(item), small(item)]);
      }));
    },
    issues: function (items) {
      return el("ol", { "class": "wr" }, items.map(function (item) {
        return el("li", { "class": item[1] ? null : "no" }, [el("p", {}, [tag(item), linked(item)]), item[4] ? el("p", { "class": "fix" }, [el("b", { text: "To mend it " }), T[item[4]]]) : null].concat(refs(item)));
      }));
    },
    lines: function (items) {
      var made = el("dl", { "class": "ll" });
      items.forEach(function (item) { made.appendChild(el("dt", { text: T[item[0]] })); made.appendChild(el("dd", { dir: "auto", text: T[item[4]] })); });
      return made;
    },
    texts: function (items) {
      return el("div", { "class": "tx" }, items.map(function (item) { return el("div", {}, [el("p", { dir: "auto", text: T[item[0]] })].concat(refs(item))); }));
    },
    refs: function (items) { return el("div", {}, [].concat.apply([], items.map(refs))); }
  };
  function block(made) {
    return el("section", { "class": "b-" + made[0] }, [
      el("h4", { text: T[made[1]] }), MAKE[made[0]](made[4].map(function (item) { return item.concat([0, 0, 0, 0, 0, 0, 0]).slice(0, 7); })),
      made[3] ? el("p", { "class": "mend" }, [el("b", { text: "To settle it " }), T[made[3]]]) : null
    ]);
  }
  function strip(thing) {
    if (options.length < 2) return null;
    var counts = options.map(function (option) { var row = rowOf(thing, option); return row ? row[1] : "–"; });
    if (counts.every(function (one) { return !one; })) return null;
    return el("table", { "class": "strip" }, [
      el("caption", { text: "Matters that it decides in each option" }),
      el("thead", {}, [el("tr", {}, options.map(function (option) { return el("th", { scope: "col", "class": option === state.option ? "on" : null, text: D.options[option][1] }); }))]),
      el("tbody", {}, [el("tr", {}, options.map(function (option, n) { return el("td", { "class": option === state.option ? "on" : null, text: String(counts[n]) }); }))])
    ]);
  }
  function route() {
    var text = state.day ? "" : D.routes[state.option + "/" + state.thing] || D.routes["now/" + state.thing];
    if (!text) return [];
    var drawn = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    return [el("section", { "class": "route" }, [el("h4", { text: D.routes[state.option + "/" + state.thing] ? "Its route" : "Its route, as now" }), el("div", { "class": "sc", tabindex: "0", role: "region", "aria-label": "Chart of its route" }, [document.importNode(drawn, true)])])];
  }
  function panel() {
    var det = $("det"), row = rowOf(state.thing), number = byId[state.thing];
    det.textContent = "";
    if (number === undefined) { det.appendChild(el("p", { "class": "say", text: state.thing ? "This page knows nothing by that name." : "Choose something on the left." })); return; }
    var title = el("h3", { tabindex: "-1", id: "dh", dir: "auto", text: T[D.things[number][1]] });
    if (!row) {
      var there = options.filter(function (option) { return rowOf(state.thing, option); });
      det.appendChild(title);
      det.appendChild(el("p", { "class": "say", text: state.option === "now" ? "It is not there now." : "It is not there under " + named(state.option) + "." }));
      det.appendChild(el("p", {}, there.length ? ["It is there: "].concat(there.map(function (option) { return el("a", { "class": "btn", href: address(option, state.thing), text: named(option) }); })) : []));
      return;
    }
    var made = D.panels[row[4]], parts = { m: [], s: [], w: [] };
    made[5].map(function (number) { return D.blocks[number]; }).forEach(function (one) { parts[one[2]].push(block(one)); });
    [el("p", { "class": "over", dir: "auto", text: T[made[1]] }), title, el("p", { "class": "say", dir: "auto", text: T[made[2]] }),
      made[3] ? el("p", { "class": "sub", dir: "auto", text: T[made[3]] }) : null, made[4] ? strip(state.thing) : null,
      el("div", { "class": "two" + (parts.s.length && parts.m.length ? "" : " one") }, [el("div", {}, parts.m), el("div", {}, parts.s)])
    ].concat(route(), parts.w).forEach(function (one) { if (one) det.appendChild(one); });
  }

  // -- the whole --------------------------------------------------------------------------------------------------
  var shownChart = "";
  function charts(option) {
    shownChart = option;
    document.querySelectorAll(".chart").forEach(function (one) {
      one.hidden = one.getAttribute("data-option") !== option;
      var flick = one.querySelector(".flick");
      flick.hidden = state.option === "now";
      flick.textContent = option === "now" ? "Show " + named(state.option) : "Show now";
    });
  }
  document.querySelectorAll(".chart").forEach(function (one) {
    var parts = one.querySelectorAll("figure"), at = 0, said = one.querySelector(".part");
    function turn(step) {
      at = (at + step + parts.length) % parts.length;
      parts.forEach(function (part, n) { part.classList.toggle("shown", n === at); });
      if (said) said.textContent = "Part " + (at + 1) + " of " + parts.length;
    }
    if (said) { one.querySelector(".back").onclick = function () { turn(-1); }; one.querySelector(".next").onclick = function () { turn(1); }; }
    turn(0);
  });
  function show(focus) {
    var said = D.options[state.option], name = $("optname");
    document.querySelectorAll("#options input").forEach(function (one) { one.checked = one.value === state.option; });
    $("sh").value = String(state.list); $("da").value = String(state.day); $("va").value = String(state.amount);
    name.hidden = state.option === "now"; name.textContent = "";
    if (state.option !== "now") { name.appendChild(el("span", { "class": "lt", text: said[1] })); name.appendChild(el("b", { dir: "auto", text: T[said[2]] + ". " })); name.appendChild(document.createTextNode(T[said[3]])); }
    list(); panel(); charts(state.option);
    document.title = (byId[state.thing] !== undefined ? T[D.things[byId[state.thing]][1]] + ", " + named(state.option) + ". " : "") + D.title;
    if (focus && $("dh")) { $("dh").focus({ preventScroll: false }); }
  }
  function go() { if (location.hash !== address(state.option, state.thing)) location.hash = address(state.option, state.thing); else show(false); }

  options.forEach(function (key) {
    var id = "o-" + options.indexOf(key), box = el("input", { type: "radio", name: "option", id: id, value: key });
    box.onchange = function () { state.option = key; go(); };
    $("options").appendChild(box);
    $("options").appendChild(el("label", { "for": id, title: T[D.options[key][2]], text: D.options[key][1] === key || key === "now" ? D.options[key][1] : T[D.options[key][4]] }));
  });
  $("fo").hidden = options.length < 2;
  function choices(select, field, words) {
    words.forEach(function (word, n) { $(select).appendChild(el("option", { value: String(n), text: word })); });
    $(field).hidden = words.length < 2;
  }
  choices("da", "fd", D.days); choices("va", "fv", D.amounts);
  $("da").onchange = function () { state.day = Number(this.value); go(); };
  $("va").onchange = function () { state.amount = Number(this.value); go(); };
  $("sh").onchange = function () { state.list = Number(this.value); state.query = $("qq").value = ""; state.all = false; list(); };
  $("qq").oninput = function () { state.query = this.value; state.all = false; list(); };
  $("tools").onsubmit = function () { return false; };
  $("pr").onclick = function () { document.body.classList.remove("whole"); window.print(); };
  $("pa").onclick = function () {
    document.body.classList.add("whole");
    document.querySelectorAll(".ax").forEach(function (one) { one.open = true; });
    window.print();
  };
  document.querySelectorAll("[data-to]").forEach(function (one) {
    var to = one.getAttribute("data-to");
    one.setAttribute("href", "#" + (to.indexOf("/") < 0 ? "now/" + to : to));
  });
  document.querySelectorAll(".flick").forEach(function (one) { one.onclick = function () { charts(shownChart === "now" ? state.option : "now"); }; });
  document.querySelectorAll(".save").forEach(function (one) {
    one.onclick = function () {
      one.closest(".chart").querySelectorAll("svg[role=img]").forEach(function (svg, n) {
        var copy = svg.cloneNode(true), style = document.createElementNS("http://www.w3.org/2000/svg", "style");
        style.textContent = document.querySelector("style").textContent.slice(0, D.face); copy.insertBefore(style, copy.firstChild); copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
        var link = el("a", { href: URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" })), download: one.getAttribute("data-name") + (n ? "-" + (n + 1) : "") + ".svg" });
        link.click(); URL.revokeObjectURL(link.href);
      });
    };
  });
  if ($("rest")) $("rest").onclick = function () {
    document.querySelectorAll(".rest").forEach(function (one) { one.classList.add("open"); });
    this.setAttribute("aria-expanded", "true"); this.hidden = true;
  };
  document.addEventListener("keydown", function (event) {
    var at = document.activeElement, typing = /INPUT|SELECT|TEXTAREA/.test(at.tagName) && at.type !== "radio";
    if (event.key === "/" && !typing) { event.preventDefault(); $("qq").focus(); }
    if (event.key === "Escape" && at === $("qq")) { $("qq").value = state.query = ""; list(); }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp" || event.key === "Home" || event.key === "End") && $("side").contains(at)) {
      var links = Array.prototype.slice.call($("side").querySelectorAll("a")), n = links.indexOf(at);
      var next = event.key === "Home" ? 0 : event.key === "End" ? links.length - 1 : n + (event.key === "ArrowDown" ? 1 : -1);
      if (links[next]) { event.preventDefault(); links[next].focus(); }
    }
  });
  window.addEventListener("hashchange", function () { if (read()) show(true); });
  var first = rows().filter(function (row) { return D.things[row[0]][2] === 0; }).sort(function (one, other) { return other[1] - one[1] || other[2] - one[2]; })[0];
  state.thing = D.first || (first ? D.things[first[0]][0] : D.things.length ? D.things[0][0] : "");
  if (state.thing in byId) state.list = D.things[byId[state.thing]][2];
  show(read() && false);
}());
