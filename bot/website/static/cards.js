// Draws how an offer is reached, as contact_card in parts.html does: change both together.
// Everything from outside becomes text by textContent; links have only the schemes that `href` knows.
"use strict";
const Cards = (words) => {
  const SVG = "http://www.w3.org/2000/svg";
  const label = (facet, id) => (words.labels[facet] || {})[id] || id;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const make = (tag, name, ...inside) => {
    const node = document.createElement(tag);
    if (name) node.className = name;
    node.append(...inside.filter((part) => part !== null && part !== undefined && part !== ""));
    return node;
  };

  const icon = (name) => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(SVG, "use");
    use.setAttribute("href", `#i-${name}`);
    svg.append(use);
    return svg;
  };

  const href = (contact) => {
    const prefix = { phone: "tel:", sms: "sms:", email: "mailto:" }[contact.type || "phone"];
    if (/^https?:\/\//.test(contact.value)) return contact.value;
    if (prefix) return prefix + encodeURIComponent(contact.value.replaceAll(" ", "")).replaceAll("%2B", "+").replaceAll("%40", "@");
    if (contact.type === "address") return `https://www.openstreetmap.org/search?query=${encodeURIComponent(contact.value)}`;
    return null;
  };

  const shown = (contact) => contact.national || contact.value;

  const when = (iso) => {
    const [year, month, day, hour, minute] = iso.match(/\d+/g).map(Number);
    const midnight = hour === 0 && minute === 0;
    const date = new Date(Date.UTC(year, month - 1, day - (midnight ? 1 : 0)));
    const today = new Date(new Intl.DateTimeFormat("sv-SE", { timeZone: words.zone }).format(new Date()) + "T00:00Z");
    const ahead = Math.round((date - today) / 86400000);
    const kind = ahead <= 0 ? "today" : ahead === 1 ? "tomorrow" : ahead < 7 ? "weekday" : "date";
    const time = midnight ? "24:00" : `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
    return fill(words.opening[kind], {
      time: time.replace(":", words.opening.colon), weekday: words.opening.weekdays[(date.getUTCDay() + 6) % 7],
      day: date.getUTCDate(), month: date.getUTCMonth() + 1,
    });
  };

  const opening = (contact) => {
    if (contact.hours === "24/7") return words.opening.always;
    if (contact.open === null || contact.open === undefined) {
      return ["phone", "chat"].includes(contact.type || "phone") ? words.opening.unknown : "";
    }
    const key = contact.open ? "open" : "closed";
    return contact.changes ? fill(words.opening[`${key}_until`], { when: when(contact.changes) }) : words.opening[key];
  };

  const small = (contact) => [opening(contact), contact.free ? words.offer.free : ""].filter(Boolean).join(" · ");

  const symbol = (id) => {
    const name = words.symbols[id] || words.symbols[id.split("=")[0]];
    return name ? icon(name) : null;
  };

  const choiceButton = (id, text, name) => {
    const button = make("button", name, text ? symbol(id) : null, text);
    button.type = "button";
    button.dataset.choice = id;
    return button;
  };

  const link = (address, name, ...inside) => {
    const node = make("a", name, ...inside);
    node.href = address;
    node.rel = "noopener noreferrer";
    if (address.startsWith("http")) node.target = "_blank";
    return node;
  };

  // in the page of a partner, all but the conversation opens beside it
  const outside = (anchor) => {
    if (!words.embedded) return;
    anchor.target = "_blank";
    anchor.rel = "noopener";
    anchor.append(make("span", "hidden", ` (${words.widget.outside})`));
  };

  const calls = (contacts) => {
    const list = make("ul", "calls");
    for (const contact of contacts || []) {
      list.append(make("li", "", link(href(contact), "call", icon("phone"), make("span", "",
        make("b", "", shown(contact)), " ", make("span", "", contact.label || contact.name || ""), " ", make("small", "", small(contact))))));
    }
    return list;
  };

  // as calling.py: the digits in groups of a breath
  const slowly = (number) => number.split(/[^\d+]+/).filter(Boolean).flatMap((part) => {
    const groups = [];
    for (let rest = part; rest;) {
      const size = rest.length > 4 ? 3 : rest.length;
      groups.push([...rest.slice(0, size)].join(" "));
      rest = rest.slice(size);
    }
    return groups;
  });

  const slow = (contact) => {
    if (!["phone", "sms"].includes(contact.type)) return null;
    const summary = make("summary", "", words.symbols.contact ? icon("ear") : null, words.offer.slowly, make("span", "hidden", `: ${shown(contact)}`));
    const details = make("details", "slow", summary, make("p", "", ...slowly(shown(contact)).flatMap((group) => [make("span", "", group), " "])));
    details.dataset.speak = words.offer.speak;
    return details;
  };

  const names = (ids) => (ids || []).map((id) => label("languages", id)).join(", ");

  // what the catalogue calls a way in, in the language of its country
  const foreign = (node, offer) => {
    const lang = offer.country === "SE" ? "sv" : "de";
    if (lang !== words.language) node.lang = lang;
    return node;
  };

  const contactWay = (contact, offer) => {
    const text = make("span", "", make("small", "", label("contact_types", contact.type)), " ",
      make("b", "value", shown(contact)), contact.label ? foreign(make("span", "label", ` ${contact.label}`), offer) : null,
      contact.languages ? make("span", "label", ` ${words.offer.languages}: ${names(contact.languages)}`) : null,
      contact.old ? make("span", "label", ` ${fill(words.offer.old, { date: contact.verified_on })}`) : null,
      small(contact) ? make("small", "", ` ${small(contact)}`) : null);
    const address = href(contact);
    if (contact.type === "address") {
      const map = link(address, "map", words.offer.map, " ", make("small", "", `(${words.offer.map_hint})`));
      map.dataset.way = contact.type;
      text.append(" ", map);
      return make("div", "way", icon("address"), text);
    }
    if (!address) return make("div", "way", icon(contact.type), text);
    const way = link(address, "way", icon(contact.type), text);
    way.dataset.way = contact.type;
    return way;
  };

  const page = (offer, more = "") => `/offers/${encodeURIComponent(offer.id)}${more}${words.chosen}`;

  // what to say in another language: three at once, the others folded away
  const openingRow = (row, offer) => {
    const quote = make("blockquote", "", row.say);
    const own = row.own ? make("p", "", row.own) : null;
    for (const [node, lang] of [[quote, row.say_language], [own, row.language]]) if (node) Object.assign(node, { lang, dir: "auto" });
    const ways = row.ways.map((place) => offer.contacts[place]).flatMap((contact) => [" ", make("small", "", `${label("contact_types", contact.type)} ${shown(contact)}`)]);
    return make("li", "", make("b", "", row.label), ...ways, quote, own);
  };

  const openings = (rows, offer, heading) => {
    if (!rows || !rows.length) return [];
    const list = (some) => make("ul", "plain openings", ...some.map((row) => openingRow(row, offer)));
    const more = rows.length > 3 ? make("details", "narrow", make("summary", "", fill(words.reach_out.speak_more, { count: rows.length - 3 })), list(rows.slice(3))) : null;
    return [make(heading, "", words.reach_out.speak), make("p", "hint", words.reach_out.speak_hint), list(rows.slice(0, 3)), more];
  };

  // `reach_out` of a contact message: what happens, what may be said first, what may be refused
  const steps = (way, heading, offer) => {
    if (!way) return null;
    const part = (title, rows) => rows.length ? [make(heading, "", title), make("ul", "plain", ...rows.map((row) => make("li", "", row)))] : [];
    const quote = way.say ? make("blockquote", "", way.say) : null;
    if (quote) quote.lang = way.say_language;
    const said = quote ? [make(heading, "", words.reach_out.say), quote, way.own ? make("p", "hint", way.own) : null, ...part(words.reach_out.refuse, way.refuse)] : [];
    const inside = [...part(words.reach_out.happens, way.happens), ...said, ...openings(way.openings, offer, heading)];
    return inside.length ? make("div", "steps", ...inside) : null;
  };

  const contactCard = (offer, way, more, level = 3) => {
    const list = make("ul", "contacts", ...(offer.contacts || []).map((contact) => make("li", "", contactWay(contact, offer), slow(contact))));
    list.dataset.offer = offer.id;
    const closed = (offer.contacts || []).findIndex((contact) => contact.type === "phone" && contact.open === false && contact.changes);
    const later = closed < 0 ? null : make("a", "button quiet", icon("calendar"), words.offer.calendar);
    if (later) {
      later.href = `${page(offer, "/call.ics")}${words.chosen ? "&" : "?"}contact=${closed}`;
      later.download = "";
    }
    const save = make("a", "button quiet", icon("save"), words.offer.save);
    save.href = page(offer, "/card.vcf");
    save.download = "";
    const code = make("a", "button quiet", icon("qr"), words.offer.qr);
    code.href = page(offer, "/qr");
    outside(code);
    return make("section", "card", make(`h${level}`, "", offer.name), list, make("p", "actions", later, save, code), steps(way, `h${level + 1}`, offer), more);
  };

  return { label, fill, make, icon, opening, symbol, choiceButton, link, outside, calls, names, page, contactCard };
};
