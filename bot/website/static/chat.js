// The live conversation: sends to the API, draws what comes back, keeps focus and the reader's place.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const words = JSON.parse(byId("words").textContent);
  const parts = Parts(words);
  const { make, turn, messages, chips, remaining, keepButton } = parts;
  const [log, composer, text, writing, understood] = ["log", "composer", "text", "writing", "understood"].map(byId);
  const conversation = composer.elements.conversation.value;
  if (!conversation) return; // the page itself says that something failed
  document.documentElement.classList.add("live");
  const api = `/api/conversations/${encodeURIComponent(conversation)}`;
  const said = words.embedded ? null : Said(conversation, parts); // a partner's page begins anew with each load
  let busy = false;

  const show = (node) => {
    log.append(node);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    node.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  };

  const wait = (on) => {
    busy = on;
    writing.textContent = words.chat.writing;
    writing.hidden = !on;
    composer.classList.toggle("waiting", on);
    log.setAttribute("aria-busy", String(on));
  };

  const numbers = () => {
    const list = byId("emergency").querySelector("ul").cloneNode(true);
    list.className = "calls plain-calls";
    return list;
  };

  // `again` sends once more what did not get through
  const trouble = (sentence, again) => {
    log.querySelectorAll(".failed").forEach((old) => old.remove());
    const button = again ? make("button", "button again", words.chat.again) : null;
    if (button) button.type = "button";
    button?.addEventListener("click", again);
    const node = turn("lotse", make("p", "bubble words", sentence), numbers(), button);
    node.classList.add("failed");
    node.setAttribute("role", "alert");
    show(node);
  };

  const gone = () => {
    said?.drop();
    trouble(words.chat.gone);
    composer.hidden = true;
    understood.hidden = true;
  };

  const understand = async () => {
    try {
      const answer = await fetch(api, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const state = await answer.json();
      const rows = chips(state);
      byId("remaining").textContent = remaining(state.remaining);
      byId("chips").replaceChildren(...rows);
      byId("count").textContent = rows.length || "";
      byId("back").hidden = (state.questions_asked || []).length < 2;
      understood.hidden = !rows.length;
    } catch { /* the conversation goes on without the chips */ }
  };

  // Which way to an offer was taken is counted, so that operators see which offers help; nothing waits for it.
  log.addEventListener("click", ({ target }) => {
    const way = target.closest("[data-offer] a[data-way]");
    if (!way) return;
    const body = JSON.stringify({ offer: way.closest("[data-offer]").dataset.offer, way: way.dataset.way });
    fetch(`${api}/contacts`, { method: "POST", keepalive: true, headers: { "Content-Type": "application/json" }, body }).catch(() => {});
  });

  const send = async (body, told, fromChoice) => {
    if (busy) return false;
    const again = () => fromChoice ? send(body, told, fromChoice) : composer.requestSubmit(); // what was written stands in the field
    if (navigator.onLine === false) {
      trouble(words.chat.offline, again);
      return false;
    }
    const mine = turn("me", make("p", "bubble words", told));
    show(mine);
    said?.keep();
    wait(true);
    let sent = false;
    try {
      const answer = await fetch(`${api}/messages`, {
        method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify(body), signal: AbortSignal.timeout ? AbortSignal.timeout(30000) : undefined,
      });
      if (answer.status === 404) {
        gone();
      } else if (answer.status === 413 || answer.status === 422) {
        mine.remove();
        trouble(words.chat.too_long);
      } else if (!answer.ok) {
        throw new Error(String(answer.status));
      } else {
        sent = true;
        receive((await answer.json()).messages || [], fromChoice);
      }
    } catch {
      mine.remove();
      trouble(navigator.onLine === false ? words.chat.offline : words.chat.failed, again);
    }
    wait(false);
    return sent;
  };

  const receive = (answer, fromChoice) => {
    log.querySelectorAll(".failed, .choices").forEach((old) => old.remove());
    const known = [...byId("chips").querySelectorAll(".chip")].map((chip) => chip.dataset.choice || chip.value);
    const node = turn("lotse", ...messages(answer, known));
    writing.hidden = true;
    show(node);
    said?.keep();
    // after a button the button is gone: its place is taken by the heading of the new turn
    if (fromChoice) node.querySelector("h2").focus({ preventScroll: true });
    else text.focus({ preventScroll: true });
    understand();
  };

  const fit = () => {
    text.rows = 1;
    const style = getComputedStyle(text);
    const lines = (text.scrollHeight - 2 * parseFloat(style.paddingTop)) / parseFloat(style.lineHeight);
    text.rows = text.value ? Math.min(6, Math.max(1, Math.round(lines))) : 1;
  };

  composer.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = text.value.trim();
    text.focus();
    if (!told || busy) return;
    text.value = "";
    fit();
    if (!await send({ text: told }, told, false)) {
      text.value = text.value || told; // nothing that was written gets lost
      fit();
    }
  });
  text.addEventListener("input", fit);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      composer.requestSubmit();
    }
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-choice], button[name=choice]");
    if (!button) return;
    event.preventDefault();
    const choice = button.dataset.choice || button.value;
    const label = button.closest(".chip") ? words.chips.changes[choice.split("=")[1]] : button.textContent;
    if (button.closest(".chip") && matchMedia("(max-width: 62rem)").matches) understood.open = false;
    send({ choice }, label.trim(), true);
  });

  // on a small screen the open chips lie over the conversation: they make room for what gets the focus
  document.addEventListener("focusin", (event) => {
    const outside = !understood.contains(event.target) && !composer.contains(event.target);
    if (understood.open && outside && matchMedia("(max-width: 62rem)").matches) understood.open = false;
  });

  const network = () => {
    if (navigator.onLine === false) trouble(words.chat.offline);
    else log.querySelectorAll(".failed").forEach((old) => old.remove());
  };
  addEventListener("offline", network);
  addEventListener("online", network);

  document.querySelectorAll("[data-card]").forEach((place) => {
    const keep = keepButton(JSON.parse(place.dataset.card));
    if (keep) place.replaceWith(keep);
  });
  history.replaceState(null, "", words.page); // a reload asks for the page, it does not send the words again
  understood.open = matchMedia("(min-width: 62rem)").matches;
  fit();
  // what is new is seen and has the focus, after the first message and a reload as after any other turn
  history.scrollRestoration = "manual";
  const before = said ? said.before(log) : [];
  if (before.length) log.before(make("div", "", ...before)); // outside of the log, which would be read out
  said?.keep();
  const newest = [...log.querySelectorAll(".turn.lotse")].pop();
  if (newest && before.length + log.children.length + newest.querySelectorAll(".offers, .card, .crisis").length > 1) {
    newest.scrollIntoView({ block: "start" });
    newest.querySelector("h2")?.focus({ preventScroll: true });
  } else if (matchMedia("(min-width: 62rem)").matches) text.focus({ preventScroll: true });
})();
