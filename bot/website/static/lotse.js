// On every page: the quick exit by three presses of Shift, and a page that is not shown again from memory.
"use strict";
(() => {
  const exit = document.getElementById("exit");
  // what was said stands in this tab (said.js) until it is left in haste, deleted or over
  const unsay = () => {
    try {
      sessionStorage.removeItem("lotse-said");
    } catch { /* a browser that keeps nothing */ }
  };
  if (document.querySelector("[data-over]")) unsay();
  document.addEventListener("click", ({ target }) => {
    if (target.closest("button[name=forget], button[name=restart]")) unsay();
  });
  const leave = () => {
    unsay();
    document.documentElement.hidden = true; // nothing is left to see while the other page loads
    top.location.replace(exit.href); // in a partner's page that one is left too
  };
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let presses = 0;
  let last = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      presses = 0;
      return;
    }
    if (event.repeat) return;
    presses = event.timeStamp - last < 1500 ? presses + 1 : 1;
    last = event.timeStamp;
    if (presses === 3) leave();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  const root = document.documentElement;
  const head = document.querySelector(".top");
  // what is scrolled to comes to lie below the head, however high that is in this language and letter size
  const room = () => {
    const high = getComputedStyle(head).position === "sticky";
    root.style.scrollPaddingTop = high ? `${head.offsetHeight + 8}px` : "";
  };
  addEventListener("resize", room);
  room();
  const away = () => navigator.onLine === false || "kept" in root.dataset;
  const offline = () => {
    for (const note of document.querySelectorAll("[data-offline]")) {
      note.textContent = note.dataset.offline;
      note.hidden = !away();
    }
    for (const asks of document.querySelectorAll(".asks")) asks.hidden = away();
  };
  addEventListener("offline", offline);
  addEventListener("online", () => {
    delete root.dataset.kept;
    offline();
  });
  offline();
  document.addEventListener("submit", (event) => {
    const note = document.getElementById("unsent");
    if (!away() || event.defaultPrevented || !note) return;
    event.preventDefault(); // what was written stays where it is
    note.textContent = note.dataset.text;
    note.hidden = false;
    note.focus();
  });
  if ("serviceWorker" in navigator && top === self) {
    navigator.serviceWorker.register("/worker.js").then(() => navigator.serviceWorker.ready).then((ready) => {
      const pages = ["/help-now", "/kept"].map((path) => [...document.querySelectorAll("a")].find((a) => a.pathname === path));
      ready.active.postMessage({ pages: pages.filter(Boolean).map((a) => a.href) });
    }).catch(() => { /* without it the pages need the network, and work */ });
  }
  // a number in groups: spoken slowly, where the browser can speak
  document.addEventListener("toggle", (event) => {
    const slow = event.target;
    if (!(slow.matches && slow.matches("details.slow")) || !("speechSynthesis" in window)) return;
    speechSynthesis.cancel();
    if (!slow.open || slow.querySelector("button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet";
    button.textContent = slow.dataset.speak;
    button.addEventListener("click", () => {
      speechSynthesis.cancel();
      for (const group of slow.querySelectorAll("p span")) {
        const said = new SpeechSynthesisUtterance(group.textContent.replace("+", "plus "));
        said.lang = document.documentElement.lang;
        said.rate = 0.625;
        speechSynthesis.speak(said); // one after the other: the pause between two groups
      }
    });
    slow.append(button);
  }, true);
  // on paper nothing can be unfolded
  addEventListener("beforeprint", () => document.querySelectorAll(".openings + details").forEach((more) => { more.open = true; }));
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  const panel = document.querySelector("details.switch");
  document.addEventListener("click", (event) => {
    if (panel.open && !panel.contains(event.target)) panel.open = false;
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open) {
      panel.open = false;
      panel.querySelector("summary").focus();
    }
  });
})();
