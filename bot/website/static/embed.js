// Puts Lotse into the page that loads this script, in a frame of its own origin: neither sees what is in the other.
"use strict";
(() => {
  const script = document.currentScript;
  const site = new URL(script.src).origin;
  const titles = { de: "Lotse: passende Hilfe finden", sv: "Lotse: hitta rätt hjälp", en: "Lotse: finding the right help" };
  const query = new URLSearchParams();
  for (const name of ["lang", "country", "setting", "accent"]) {
    if (script.dataset[name]) query.set(name, script.dataset[name].replace("#", ""));
  }
  const frame = document.createElement("iframe");
  frame.src = `${site}/widget?${query}`;
  frame.title = titles[(script.dataset.lang || document.documentElement.lang || "de").slice(0, 2)] || titles.en;
  frame.referrerPolicy = "no-referrer";
  frame.setAttribute("sandbox", "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox " +
    "allow-downloads allow-top-navigation-by-user-activation");
  // by property, which a strict policy for styles allows; a page can still give the frame rules by its class
  Object.assign(frame.style, { display: "block", width: "100%", maxWidth: "48rem", height: "min(44rem, 92vh)", border: "0", borderRadius: "16px" });
  frame.className = "lotse";
  script.after(frame);
})();
