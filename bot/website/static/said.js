// What was said, kept as text in this tab alone: after a reload the conversation stands there again. It is never sent anywhere, and
// goes with the tab, the quick exit, "delete everything" (lotse.js) and the next conversation.
"use strict";
const Said = (conversation, { make, turn, choiceButton }) => {
  const NAME = "lotse-said";
  const MOST = 60;
  const here = document.documentElement.lang;

  const kept = () => {
    try {
      const found = JSON.parse(sessionStorage.getItem(NAME));
      return found && found.conversation === conversation ? found.turns : [];
    } catch {
      return []; // a browser that keeps nothing, or something that is not ours
    }
  };

  const read = (node) => ({
    me: node.classList.contains("me"), lang: node.lang || here,
    words: [...node.querySelectorAll(".words")].map((each) => each.textContent),
    // hours and reasons grow old: of an offer there stays the way back to it
    offers: [...node.querySelectorAll("[data-offer], .card:has([value^='contact=']), .card:has([data-choice^='contact=']), .pill.past")].map((each) => {
      const button = each.matches(".pill") ? each : each.querySelector("[value^='contact='], [data-choice^='contact=']");
      const id = each.dataset.offer || (button.value || button.dataset.choice).slice("contact=".length);
      return [id, each.matches(".pill") ? each.textContent : each.closest(".card").querySelector("h3").textContent];
    }),
  });

  const keep = () => {
    const turns = [...document.querySelectorAll(".turn:not(.failed)")].map(read).slice(-MOST);
    try {
      sessionStorage.setItem(NAME, JSON.stringify({ conversation, turns }));
    } catch { /* then a reload shows the last turn alone */ }
  };

  const drop = () => {
    try {
      sessionStorage.removeItem(NAME);
    } catch { /* nothing was kept */ }
  };

  // The turns before those that the page came with, oldest first. Its last turn is the one that was kept last, unless words were on their way.
  const before = (log) => {
    const turns = kept();
    const last = turns.map((each) => each.me).lastIndexOf(false);
    const shown = [...log.querySelectorAll(".turn.lotse")].pop();
    const again = last === turns.length - 1 || (shown && last >= 0 && read(shown).words.join() === turns[last].words.join());
    return (log.querySelector(".me") || !again ? turns : turns.slice(0, last)).map(({ me, lang, words, offers }) => {
      const pills = offers.map(([id, name]) => choiceButton(`contact=${id}`, name, "pill past"));
      const node = turn(me ? "me" : "lotse", ...words.map((each) => make("p", "bubble words", each)), pills.length ? make("div", "choices", ...pills) : null);
      if (lang !== here) node.lang = lang;
      return node;
    });
  };

  return { keep, drop, before };
};
