// The panel's keys, copy buttons and where the eye should be after an answer. htmx does the rest.
(function () {
  "use strict";

  const byId = (id) => document.getElementById(id);
  const AWAY = "Firstline cannot be reached just now. What you typed is still here; try again in a moment.";

  // --- copying ---------------------------------------------------------------------------------

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (refused) {
      return copyTheOldWay(text); // no clipboard on plain http or inside some frames
    }
  }

  function copyTheOldWay(text) {
    const box = document.createElement("textarea");
    const before = document.activeElement;
    box.value = text;
    box.className = "unseen";
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    if (before) before.focus({ preventScroll: true });
    return done;
  }

  function linesOf(button) {
    const within = button.closest(button.dataset.copy === "all" ? ".say" : "li");
    return Array.from(within.querySelectorAll("[data-line]"), (line) => line.textContent).join("\n");
  }

  async function onCopy(button) {
    const done = await copy(linesOf(button));
    const label = button.firstChild;
    const was = button.dataset.label || label.nodeValue;
    button.dataset.label = was;
    label.nodeValue = done ? "Copied" : "Not copied";
    button.classList.toggle("done", done);
    tell(done ? "Copied" : "The browser did not allow copying; select the text instead.");
    clearTimeout(button.back);
    button.back = setTimeout(() => {
      label.nodeValue = was;
      button.classList.remove("done");
    }, 1600);
  }

  function tell(text) {
    const status = byId("status");
    if (status) status.textContent = text;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) onCopy(button);
  });

  // --- composer --------------------------------------------------------------------------------

  document.addEventListener("keydown", (event) => {
    if (!event.target.matches("#text, #answer") || event.key !== "Enter") return;
    if (event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (event.target.value.trim()) event.target.form.requestSubmit();
  });

  function grow(text) {
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight + 2, window.innerHeight * 0.3)}px`;
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("#text, #answer")) grow(event.target);
  });

  // --- steps that were ticked stay ticked in this tab --------------------------------------------

  function keyOf(box) {
    const card = box.closest("[data-finding]");
    return `${location.pathname} ${card.dataset.finding} ${box.dataset.step}`;
  }

  function tickAgain() {
    document.querySelectorAll("input[data-step]").forEach((box) => {
      box.checked = sessionStorage.getItem(keyOf(box)) === "done";
    });
  }

  document.addEventListener("change", (event) => {
    if (!event.target.matches("input[data-step]")) return;
    if (event.target.checked) sessionStorage.setItem(keyOf(event.target), "done");
    else sessionStorage.removeItem(keyOf(event.target));
  });

  // --- answers ---------------------------------------------------------------------------------

  function notice(text) {
    const line = document.createElement("p");
    line.className = "notice";
    line.textContent = text;
    byId("notice").replaceChildren(line);
  }

  function isClosed() {
    return byId("ended").firstElementChild !== null;
  }

  function exchanges() {
    return Array.from(document.querySelectorAll("#conversation > .exchange"));
  }

  function showNewest() {
    const newest = exchanges().pop();
    if (!newest) return;
    newest.style.scrollMarginTop = `${document.querySelector(".top").offsetHeight + 10}px`;
    newest.scrollIntoView({ block: "start" });
    byId("new-below").hidden = true;
  }

  // The same exchange can come with an answer and with the news at once.
  function dropWhatCameTwice() {
    const ids = new Set();
    exchanges().forEach((exchange) => {
      if (exchange.id && ids.has(exchange.id)) exchange.remove();
      ids.add(exchange.id);
    });
  }

  function setOlderAside() {
    document.querySelectorAll("#conversation > .empty").forEach((hint) => hint.remove());
    exchanges().slice(0, -1).forEach((exchange) => {
      exchange.querySelectorAll("details.card").forEach((card) => { card.open = false; });
      exchange.querySelectorAll("form.choices").forEach((choices) => choices.remove());
    });
  }

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (isNews(event)) {
      if (document.hidden) event.preventDefault();
      return;
    }
    if (isCheck(event)) return;
    if (byId("notice")) byId("notice").replaceChildren();
    document.querySelectorAll("#slot-case > .decided").forEach((told) => told.remove());
    document.body.classList.add("busy");
    tell("Looking it up");
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    fromNews = isNews(event);
    const type = event.detail.xhr.getResponseHeader("Content-Type") || "";
    if (type.startsWith("text/html")) return;
    event.detail.shouldSwap = false; // refused before a page's own handler saw it
    if (fromNews) return;
    try {
      notice(JSON.parse(event.detail.xhr.responseText).error.message);
    } catch (unreadable) {
      notice(AWAY);
    }
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    if (isNews(event) || isCheck(event)) return;
    const form = event.detail.requestConfig.elt; // event.detail.elt is another when this one was swapped out
    const answer = event.detail.xhr.responseText || "";
    document.body.classList.remove("busy");
    tell("");
    dropWhatCameTwice();
    const brought = event.detail.successful && answer.includes('class="exchange"');
    if (brought) setOlderAside();
    if (event.detail.successful) {
      tickAgain();
      if (form.id === "composer") {
        form.reset();
        grow(byId("text"));
      }
    }
    if (brought) showNewest();
    focusAfter(form, event.detail.target, brought);
  });

  function focusAfter(form, target, brought) {
    const inPlace = target && target.isConnected && target.matches(".slot") ? target : null;
    const told = inPlace && (inPlace.querySelector("[aria-invalid]") || inPlace.querySelector("[data-focus]"));
    if (told && !brought) {
      told.focus({ preventScroll: true });
      (told.closest(".draft") || told).scrollIntoView({ block: "nearest" });
    } else if (told) {
      tell(told.textContent);
      exchanges().pop().focus({ preventScroll: true });
    } else if (form.matches(".ends")) {
      const ended = document.querySelector(".ended[data-focus]");
      if (ended) ended.focus({ preventScroll: true });
    } else {
      const value = form.id === "identity" || form.id === "code" ? byId("value") : null;
      const next = value || byId(form.dataset.next || "text");
      if (next) next.focus({ preventScroll: true });
    }
  }

  document.addEventListener("htmx:sendError", (event) => { if (!isNews(event)) notice(AWAY); });
  document.addEventListener("htmx:timeout", (event) => { if (!isNews(event)) notice(AWAY); });

  // --- a step that is not taken after all --------------------------------------------------------

  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.requestConfig.elt;
    if (form.matches(".take") && event.detail.target) event.detail.target.opener = form.querySelector("button");
  });

  function putAway(slot) {
    slot.replaceChildren();
    const opener = slot.opener && slot.opener.isConnected ? slot.opener : byId("text");
    if (opener) opener.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-not-now]");
    const slot = link && link.closest(".slot[id]");
    if (!slot) return;
    event.preventDefault();
    putAway(slot);
  });

  document.addEventListener("keydown", (event) => {
    const slot = event.key === "Escape" && event.target.closest(".slot[id]");
    if (slot && slot.firstElementChild) putAway(slot);
  });

  // --- news of the open case ---------------------------------------------------------------------

  let fromNews = false;

  function isNews(event) {
    return event.detail.requestConfig.elt.id === "news";
  }

  // The agent types on while a draft is checked.
  function isCheck(event) {
    return event.detail.requestConfig.elt.id === "checker";
  }

  function isBusyWith(part) {
    const value = part.querySelector("#value, #text");
    return part.contains(document.activeElement) || (value !== null && value.value !== "");
  }

  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    const details = target.querySelector("details");
    const comes = fragment.querySelector(`#${target.id} > details`);
    if (details && comes && details.className === comes.className) comes.open = details.open;
    if (!fromNews || target.id === "conversation" || !isBusyWith(target)) return;
    event.detail.shouldSwap = false; // it comes with the next news
    event.detail.target.dataset.old = "yes";
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    if (!isNews(event)) return;
    fromNews = false;
    const held = document.querySelectorAll("[data-old]");
    held.forEach((part) => delete part.dataset.old);
    if (held.length) byId("fresh").querySelector("[name=mark]").value = "";
    dropWhatCameTwice();
    tickAgain();
    const newest = exchanges().pop();
    const isNew = (event.detail.xhr.responseText || "").includes('class="exchange"');
    if (isNew && newest.getBoundingClientRect().bottom > byId("foot").getBoundingClientRect().top) {
      byId("new-below").hidden = false;
    }
  });

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && byId("news")) window.htmx.trigger("#news", "look");
  });

  document.addEventListener("click", (event) => {
    if (event.target.id === "new-below") showNewest();
  });

  document.addEventListener("toggle", (event) => {
    if (!event.target.matches("details.identity") || !event.target.open) return;
    // One that arrives open with the news is none that somebody opened.
    if (!event.target.contains(document.activeElement)) return;
    const first = byId("value") || event.target.querySelector("button");
    if (first) first.focus();
  }, true);

  document.addEventListener("DOMContentLoaded", () => {
    tickAgain();
    if (byId("conversation") && !isClosed()) showNewest();
  });
})();
