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
    if (event.target.id !== "text" || event.key !== "Enter") return;
    if (event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (event.target.value.trim()) event.target.form.requestSubmit();
  });

  function grow(text) {
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight + 2, window.innerHeight * 0.3)}px`;
  }

  document.addEventListener("input", (event) => {
    if (event.target.id === "text") grow(event.target);
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

  function showNewest() {
    const all = document.querySelectorAll("#conversation > .exchange");
    const newest = all[all.length - 1];
    if (!newest) return;
    newest.style.scrollMarginTop = `${document.querySelector(".top").offsetHeight + 10}px`;
    newest.scrollIntoView({ block: "start" });
  }

  function setOlderAside() {
    const all = Array.from(document.querySelectorAll("#conversation > .exchange"));
    document.querySelectorAll("#conversation > .empty").forEach((hint) => hint.remove());
    all.slice(0, -1).forEach((exchange) => {
      exchange.querySelectorAll("details.card").forEach((card) => { card.open = false; });
      exchange.querySelectorAll("form.choices").forEach((choices) => choices.remove());
    });
  }

  document.addEventListener("htmx:beforeRequest", () => {
    byId("notice").replaceChildren();
    document.body.classList.add("busy");
    tell("Looking it up");
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const type = event.detail.xhr.getResponseHeader("Content-Type") || "";
    if (type.startsWith("text/html")) return;
    event.detail.shouldSwap = false; // refused before a page's own handler saw it
    try {
      notice(JSON.parse(event.detail.xhr.responseText).error.message);
    } catch (unreadable) {
      notice(AWAY);
    }
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.requestConfig.elt; // event.detail.elt is another when this one was swapped out
    document.body.classList.remove("busy");
    tell("");
    if (event.detail.successful) {
      setOlderAside();
      tickAgain();
      if (form.id === "composer") {
        form.reset();
        grow(byId("text"));
      }
    }
    const value = form.id === "identity" ? byId("value") : null;
    (value || byId("text")).focus({ preventScroll: true });
    if (event.detail.successful && event.detail.xhr.responseText.includes('class="exchange"')) showNewest();
  });

  document.addEventListener("htmx:sendError", () => notice(AWAY));
  document.addEventListener("htmx:timeout", () => notice(AWAY));

  document.addEventListener("toggle", (event) => {
    if (event.target.matches("details.identity") && event.target.open) byId("value").focus();
  }, true);

  document.addEventListener("DOMContentLoaded", () => {
    tickAgain();
    if (byId("conversation")) showNewest();
  });
})();
