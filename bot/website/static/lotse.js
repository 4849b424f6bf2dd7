// On every page: the quick exit by three presses of Shift, and a page that is not shown again from memory.
"use strict";
(() => {
  const exit = document.getElementById("exit");
  const leave = () => {
    document.documentElement.hidden = true; // nothing is left to see while the other page loads
    location.replace(exit.href);
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
