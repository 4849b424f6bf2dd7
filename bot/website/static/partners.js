// The form of an offer is kept while it is filled in: nobody loses an hour's work to a window that was closed.
"use strict";
(() => {
  const form = document.getElementById("offer-form");
  const note = document.getElementById("kept-note");
  let timer = 0;
  let running = null;
  const keep = async () => {
    clearTimeout(timer);
    timer = 0;
    const filled = new URLSearchParams(new FormData(form));
    filled.set("save", "quiet");
    running = new AbortController();
    let kept = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body: filled, redirect: "manual", keepalive: true, signal: running.signal });
      kept = answer.status === 204;
    } catch {
      if (running === null) return; // it was sent meanwhile
    }
    const said = kept ? form.dataset.kept : form.dataset.unkept;
    if (note.textContent !== said) note.textContent = said; // read out once, not at every letter
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 1500);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && timer) keep();
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    timer = 0;
    running?.abort();
    running = null;
  });
})();
