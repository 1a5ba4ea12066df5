// Times in the reader's zone, and new cards as they come. The page can be read without any of it.
"use strict";
(() => {
  // The page's language, with the region that the browser adds to it, if it is the same language.
  function languages() {
    const page = document.documentElement.lang;
    return [navigator.language.startsWith(page) ? navigator.language : page, "en"];
  }

  const times = new Intl.DateTimeFormat(languages(), { dateStyle: "medium", timeStyle: "short" });

  function localise(root) {
    for (const time of root.querySelectorAll("time[datetime]")) {
      const instant = new Date(time.dateTime);
      if (!Number.isNaN(instant.getTime())) {
        time.textContent = times.format(instant);
      }
    }
  }

  // Fragments come from this server alone, escaped by its templates. htmx knows no trusted types and needs the default
  // policy; that policy makes HTML and nothing else: no script text, no script address.
  const html = window.trustedTypes
    ? trustedTypes.createPolicy("default", { createHTML: (text) => text })
    : { createHTML: (text) => text };

  function element(text) {
    const template = document.createElement("template");
    template.innerHTML = html.createHTML(text);
    return template.content.firstElementChild;
  }

  // Dates in a query are meant in the reader's zone.
  for (const zone of document.querySelectorAll("input[data-zone]")) {
    if (zone.value === "Z" || zone.value === "") {
      zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
    }
  }

  // j and k go from card to card, o opens, s goes to the story, / to the search.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select, summary")) {
      return;
    }
    const links = [...document.querySelectorAll(".card h2 a")];
    const card = document.activeElement.closest(".card");
    const at = card ? links.indexOf(card.querySelector("h2 a")) : -1;
    const story = card && card.querySelector(".story-link a");
    if (event.key === "j" && at + 1 < links.length) {
      links[at + 1].focus();
    } else if (event.key === "k" && at > 0) {
      links[at - 1].focus();
    } else if (event.key === "o" && at >= 0) {
      links[at].click();
    } else if (event.key === "s" && story) {
      story.click();
    } else if (event.key === "/") {
      const query = document.getElementById("q");
      event.preventDefault();
      if (query) {
        query.focus();
      } else {
        location.assign("/search");
      }
    } else if (event.key === "?") {
      document.getElementById("keys").scrollIntoView();
    }
  });

  localise(document);
  document.addEventListener("htmx:load", (event) => localise(event.detail.elt.parentElement || document));

  // What goes wrong is told by a page of the server: the same form, sent as without a script.
  document.addEventListener("htmx:responseError", (event) => {
    const form = event.detail.elt.closest("form");
    if (form) {
      form.submit();
    }
  });

  const live = document.getElementById("live");
  if (!live || !window.EventSource) {
    return;
  }
  const cards = document.getElementById("cards");
  const words = live.dataset.words.split("|");
  const [isLive, waits, isPaused, connecting, reconnecting, notLive, pauseWord, goOn, showNew] = words;
  const state = document.getElementById("live-state");
  const pause = document.getElementById("live-pause");
  const pill = document.getElementById("live-new");
  const waiting = new Map();
  let paused = false;

  function show(card) {
    const present = document.getElementById(card.id);
    localise(card);
    if (present) {
      const details = present.querySelector("details");
      if (details && details.open && card.querySelector("details")) {
        card.querySelector("details").open = true;
      }
      present.replaceWith(card);
    } else {
      const empty = document.getElementById("empty");
      if (empty) {
        empty.remove();
      }
      card.classList.add("arrived");
      cards.prepend(card);
    }
  }

  function tell() {
    const count = [...waiting.keys()].filter((id) => !document.getElementById(id)).length;
    pill.hidden = waiting.size === 0;
    pill.textContent = count > 0 ? `${showNew} (${count})` : showNew;
    if (stream.readyState === EventSource.OPEN) {
      say(paused ? isPaused : pill.hidden ? isLive : waits);
    }
  }

  // Screen readers speak what is written here, so the same words are not written twice.
  function say(words) {
    if (state.textContent !== words) {
      state.textContent = words;
    }
  }

  function showWaiting() {
    for (const card of waiting.values()) {
      show(card);
    }
    waiting.clear();
    tell();
  }

  function held() {
    return paused || window.scrollY > 200 || cards.matches(":hover") || cards.contains(document.activeElement);
  }

  function take(event, onlyIfPresent) {
    const card = element(event.data);
    if (!card || (onlyIfPresent && !document.getElementById(card.id) && !waiting.has(card.id))) {
      return;
    }
    if (held()) {
      waiting.delete(card.id);
      waiting.set(card.id, card);
    } else {
      show(card);
    }
    tell();
  }

  const separator = live.dataset.stream.includes("?") ? "&" : "?";
  const stream = new EventSource(`${live.dataset.stream}${separator}after=${live.dataset.change}`);
  stream.addEventListener("open", tell);
  stream.addEventListener("card", (event) => take(event, false));
  stream.addEventListener("copy", (event) => take(event, true));
  stream.addEventListener("reload", (event) => {
    stream.close();
    say(notLive);
  });
  stream.addEventListener("error", () => {
    say(stream.readyState === EventSource.CLOSED ? notLive : reconnecting);
  });

  pause.hidden = false;
  pause.addEventListener("click", () => {
    paused = !paused;
    pause.textContent = paused ? goOn : pauseWord;
    if (!paused) {
      showWaiting();
    }
    tell();
  });
  pill.addEventListener("click", () => {
    showWaiting();
    window.scrollTo({ top: 0 });
  });
  window.addEventListener("beforeunload", () => stream.close());
  say(connecting);
})();
