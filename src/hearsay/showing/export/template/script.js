// The dossier answers to hand and keyboard: a claim lights its words in the text, words in the text show their claims.
(() => {
  "use strict";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 56rem)");
  const sections = Array.from(document.querySelectorAll("section.report"), open);
  let current = sections[0];
  document.documentElement.classList.add("js");

  // What one report's section holds, found once.
  function open(root) {
    const section = {
      root,
      pane: root.querySelector(".claims"),
      cards: Array.from(root.querySelectorAll(".card")),
      filters: root.querySelector(".filters"),
      status: root.querySelector(".status"),
      parts: new Map(),
      words: null,
      active: null,
    };
    for (const piece of root.querySelectorAll("[data-parts]")) {
      for (const part of piece.dataset.parts.split(" ")) {
        const [claim, what, colour] = part.split(":");
        if (!section.parts.has(claim)) section.parts.set(claim, []);
        section.parts.get(claim).push({ piece, what, colour });
      }
    }
    return section;
  }

  function sectionOf(node) {
    return sections.find((section) => section.root.contains(node)) || current;
  }

  function cardOf(section, number) {
    return section.cards.find((card) => card.dataset.claim === String(number));
  }

  function dim(section) {
    if (section.active) section.active.removeAttribute("aria-current");
    section.active = null;
    for (const piece of section.root.querySelectorAll(".lit")) {
      piece.classList.remove("lit");
      piece.removeAttribute("data-lit");
      piece.removeAttribute("data-label");
    }
  }

  // Light the evidence of a claim and, within it, who and what fills each role; the first piece of each says which.
  function light(section, card) {
    dim(section);
    current = section;
    section.active = card;
    card.setAttribute("aria-current", "true");
    let last = "";
    for (const { piece, what, colour } of section.parts.get(card.dataset.claim) || []) {
      const inner = piece.dataset.lit;
      piece.classList.add("lit");
      if (inner && inner !== "evidence") continue;
      piece.dataset.lit = what === "evidence" ? "evidence" : colour;
      if (what === "evidence") { last = ""; continue; }
      if (what !== last) piece.dataset.label = what;
      last = what;
    }
    tell(section);
  }

  function choose(section, card, { toText = true, toCard = true, focus = false } = {}) {
    if (card.hidden) release(section);
    light(section, card);
    if (focus) card.querySelector("a.open").focus({ preventScroll: true });
    if (narrow.matches) section.pane.classList.add("is-open");
    if (toCard) showCard(section, card);
    if (toText) showWords(section, card);
  }

  function showCard(section, card) {
    if (!narrow.matches && getComputedStyle(section.pane).overflowY === "visible") return;
    const head = section.pane.querySelector(narrow.matches ? ".top" : ".head").offsetHeight;
    const top = card.getBoundingClientRect().top - section.pane.getBoundingClientRect().top + section.pane.scrollTop - head - 12;
    section.pane.scrollTo({ top, behavior: motion() });
  }

  function showWords(section, card) {
    const evidence = section.root.querySelector(".lit");
    if (!evidence) return;
    const box = evidence.getBoundingClientRect();
    const floor = narrow.matches ? innerHeight * 0.42 : innerHeight * 0.8;
    if (box.top > 60 && box.bottom < floor) return;
    scrollTo({ top: scrollY + box.top - innerHeight * (narrow.matches ? 0.18 : 0.33), behavior: motion() });
  }

  function motion() {
    return calm.matches ? "auto" : "smooth";
  }

  // Let every claim be seen again.
  function release(section) {
    section.words = null;
    if (section.filters) section.filters.reset();
    sift(section);
  }

  function sift(section) {
    const wanted = section.filters ? Object.fromEntries(new FormData(section.filters)) : {};
    for (const card of section.cards) {
      const passes = Object.entries(wanted).every(([name, value]) => !value || card.dataset[name] === value);
      card.hidden = !passes || (section.words !== null && !section.words.includes(card.dataset.claim));
      card.parentElement.hidden = card.hidden;
    }
    tell(section);
  }

  function tell(section) {
    const shown = section.cards.filter((card) => !card.hidden).length;
    const all = section.cards.length;
    section.status.textContent = "";
    if (shown === all) return;
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.do = "all";
    button.textContent = "show all";
    section.status.append(`${shown} of ${all} claims${section.words ? " use these words" : ""} · `, button);
  }

  // A marked word shows the claims that use it.
  function touch(section, piece) {
    const numbers = piece.dataset.claims.split(" ");
    section.words = numbers;
    if (section.filters) section.filters.reset();
    sift(section);
    const at = section.active ? numbers.indexOf(section.active.dataset.claim) : -1;
    choose(section, cardOf(section, numbers[(at + 1) % numbers.length]), { toText: false });
  }

  function letGo(section) {
    const focused = section.pane.contains(document.activeElement);
    dim(section);
    release(section);
    section.pane.classList.remove("is-open");
    if (focused && narrow.matches) section.root.querySelector(".sheet-button").focus({ preventScroll: true });
  }

  function step(by) {
    const visible = sections.flatMap((section) => section.cards.filter((card) => !card.hidden).map((card) => ({ section, card })));
    if (!visible.length) return;
    const at = visible.findIndex(({ card }) => card === (current && current.active));
    const nearest = visible.findIndex(({ section }) => section === inView());
    const next = at < 0 ? Math.max(nearest, 0) : Math.min(Math.max(at + by, 0), visible.length - 1);
    for (const section of sections) if (section !== visible[next].section) dim(section);
    choose(visible[next].section, visible[next].card, { focus: true });
  }

  function inView() {
    return sections.find((section) => section.root.getBoundingClientRect().bottom > innerHeight * 0.3) || current;
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-do], a[data-claim], a.open, .card, .piece[data-claims]");
    if (!target || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const section = sectionOf(target);
    if (target.dataset.do === "open") { current = section; section.pane.classList.add("is-open"); section.pane.querySelector(".close").focus(); }
    else if (target.dataset.do === "close") letGo(section);
    else if (target.dataset.do === "all") release(section);
    else if (target.matches("a[data-claim]")) { event.preventDefault(); choose(section, cardOf(section, target.dataset.claim), { focus: true }); }
    else if (target.matches(".piece")) { if (getSelection().isCollapsed) touch(section, target); }
    else if (event.target.closest("a:not(.open)")) return;
    else if (getSelection().isCollapsed) {
      event.preventDefault();
      choose(section, target.closest(".card"), { toCard: false });
    }
  });

  document.addEventListener("change", (event) => {
    if (!event.target.closest(".filters")) return;
    const section = sectionOf(event.target);
    section.words = null;
    sift(section);
  });

  document.addEventListener("keydown", (event) => {
    if (!current || event.metaKey || event.ctrlKey || event.altKey || event.target.closest("select, input, textarea")) {
      if (event.key !== "Escape") return;
    }
    const inPane = event.target.closest && event.target.closest(".claims");
    if (event.key === "j" || (inPane && event.key === "ArrowDown")) step(1);
    else if (event.key === "k" || (inPane && event.key === "ArrowUp")) step(-1);
    else if (event.key === "Escape" && current) letGo(current);
    else return;
    event.preventDefault();
  });

  // An address that names a claim opens it.
  function follow() {
    const named = location.hash && document.getElementById(location.hash.slice(1));
    if (!named || !named.matches(".card")) return;
    for (const section of sections) if (section !== sectionOf(named)) letGo(section);
    choose(sectionOf(named), named);
  }
  addEventListener("hashchange", follow);
  follow();
})();
