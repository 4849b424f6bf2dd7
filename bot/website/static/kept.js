// What a person wants to keep: cards with contacts and first words, on this device only, never sent anywhere.
"use strict";
const Kept = (() => {
  const NAME = "lotse-kept";
  const MOST = 20;
  const all = () => {
    try {
      const found = JSON.parse(localStorage.getItem(NAME) || "[]");
      return Array.isArray(found) ? found.filter((card) => card && card.offer && card.offer.id) : [];
    } catch {
      return []; // a browser that keeps nothing, or something that is not ours
    }
  };
  const write = (cards) => localStorage.setItem(NAME, JSON.stringify(cards.slice(0, MOST)));
  const remove = (id) => write(all().filter((card) => card.offer.id !== id));
  const clear = () => {
    try {
      localStorage.removeItem(NAME);
    } catch { /* nothing was kept */ }
  };
  const works = () => {
    try {
      localStorage.setItem(`${NAME}-try`, "1");
      localStorage.removeItem(`${NAME}-try`);
      return true;
    } catch {
      return false;
    }
  };
  const add = (card) => write([card, ...all().filter((other) => other.offer.id !== card.offer.id)]);
  return { all, add, remove, clear, works };
})();

// "Delete everything" means what is kept here as well.
document.addEventListener("click", (event) => {
  if (event.target.closest("button[name=forget]")) Kept.clear();
});

(() => {
  const list = document.getElementById("kept");
  if (!list) return;
  const words = JSON.parse(document.getElementById("words").textContent);
  const { make, contactCard } = Cards(words);
  // sentences kept in another language are left out; what to say to the people there stays as it is
  const spoken = ({ reach_out: way, language }) => way && language && language !== words.language ? { ...way, happens: [], refuse: [], own: "" } : way;
  const draw = () => {
    const cards = Kept.all();
    list.replaceChildren(...cards.map((card) => {
      const away = make("button", "button quiet", words.reach_out.away);
      away.type = "button";
      away.setAttribute("aria-label", words.reach_out.away_of.replace("{name}", card.offer.name));
      away.addEventListener("click", () => {
        Kept.remove(card.offer.id);
        draw();
        document.getElementById("main").focus();
      });
      return make("li", "", contactCard(card.offer, spoken(card), make("p", "actions", away), 2));
    }));
    document.getElementById("nothing").hidden = cards.length > 0;
    document.getElementById("print").hidden = cards.length === 0;
  };
  document.getElementById("print").addEventListener("click", () => print());
  draw();
})();
