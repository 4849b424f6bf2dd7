// Draws the parts of a conversation from the API's messages, as parts.html does: change both together.
// Everything from outside becomes text by textContent; links have only the schemes that `href` knows.
"use strict";
const Parts = (words) => {
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

  const marks = (offer) => {
    const list = make("ul", "marks");
    const mark = (name, ...text) => list.append(make("li", "", icon(name), make("span", "", ...text)));
    const open = offer.open_now;
    if (open === true || open === false) {
      const timed = (offer.contacts || []).find((contact) => contact.hours && contact.open === open);
      const said = timed ? opening(timed) : open ? words.offer.open_now : words.offer.closed_now;
      mark("clock", open ? make("b", "", said) : said);
    }
    if (offer.cost) mark("coin", label("costs", offer.cost));
    if (typeof offer.anonymous === "boolean") mark("lock", offer.anonymous ? words.offer.name_free : words.offer.name_asked);
    mark("talk", names(offer.languages));
    return list;
  };

  const reasons = (why) => {
    const lines = [["met", "yes", "{what}"], ["unmet", "no", words.offer.unmet], ["unknown", "ask", words.offer.unknown_reason]]
      .flatMap(([kind, sign, text]) => ((why || {})[kind] || []).map((reason) =>
        make("li", kind, icon(sign), make("span", "", fill(text, { what: reason.label })))));
    return lines.length ? [make("h4", "", words.offer.fits), make("ul", "reasons", ...lines)] : [];
  };

  const offerCard = (offer) => {
    const choose = choiceButton(`contact=${offer.id}`, words.offer.show, "button main");
    choose.setAttribute("aria-label", fill(words.offer.show_of, { name: offer.name }));
    const whole = make("a", "button quiet", symbol("whole"), words.offer.whole);
    whole.href = page(offer);
    outside(whole);
    const trust = offer.status === "temporarily closed" ? words.offer.shut : offer.verified_on ? fill((offer.contacts || []).some((contact) => contact.old) ? words.offer.old : words.offer.verified, { date: offer.verified_on }) : words.offer.unconfirmed_mark;
    const kind = offer.kind ? ` · ${label("kinds", offer.kind)}` : "";
    return make("article", "card", make("h3", "", offer.name), make("p", "by", `${words.offer.by} ${offer.provider}${kind}`),
      make("p", "", offer.summary), ...reasons(offer.reasons), marks(offer), make("p", "trust", trust),
      make("div", "actions", choose, whole));
  };

  const choices = (rows) => {
    const group = make("div", "choices", ...rows.map((row) =>
      choiceButton(row.id, row.label, row.id.startsWith("skip=") ? "pill skip-choice" : "pill")));
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", words.chat.choices);
    return group;
  };

  // Keeping is drawn only where it works: with JavaScript and a browser that lets the page keep something.
  const keepButton = (data) => {
    if (words.embedded || !Kept.works()) return null; // in a partner's page a browser keeps it apart from /kept
    const button = make("button", "button quiet keep", icon("save"), words.reach_out.keep);
    button.type = "button";
    const hint = make("small", "hint", words.reach_out.keep_hint);
    button.addEventListener("click", () => {
      Kept.add({ offer: data.offer, reach_out: data.reach_out, language: words.language });
      const link = make("a", "button quiet", icon("save"), words.reach_out.kept);
      link.href = `/kept${words.chosen}`;
      button.replaceWith(link);
      link.focus();
    });
    return make("div", "keeping", button, hint);
  };

  const material = (one) => {
    const anchor = link(one.path + words.chosen, "", one.title);
    anchor.lang = one.title_language;
    outside(anchor);
    return make("p", "hint", `${one.text} `, anchor, ` (${one.by})`);
  };

  // the offers once more that stand in the conversation already: the way back to them
  const sameOffers = (shown) => {
    shown.id = "offers";
    const back = make("a", "", words.chat.to_offers);
    back.href = "#offers";
    return make("p", "hint aside", back);
  };

  // a turn's messages; `twice` are the buttons that need not be said again, for there is a chip or a card with them
  const messages = (all, twice) => {
    const shown = [...document.querySelectorAll(".offers")].pop();
    const again = (data) => data.same && shown;
    const cards = all.filter((data) => data.type === "offers" && !again(data)).flatMap((data) => data.offers || []);
    const said = new Set([...twice, ...cards.map((offer) => `contact=${offer.id}`)]);
    return all.flatMap((data) => message(data, said, again(data) ? shown : null));
  };

  const message = (data, said, shown) => {
    const parts = [];
    if (data.type === "crisis") {
      parts.push(make("div", "crisis", make("h3", "", words.chat.crisis), calls(data.contacts),
        data.text ? make("p", "words", data.text) : null));
    } else if (data.text && (data.type !== "contact" || data.next)) parts.push(make("p", "bubble words", data.text));
    if (data.report && words.report) {
      const more = link(page({ id: data.report }, "/wrong"), "", words.report);
      outside(more);
      parts.push(make("p", "hint aside", more));
    }
    if (shown) parts.push(sameOffers(shown));
    else if (data.type === "offers") {
      const offers = data.offers || [];
      parts.push(make("div", "offers", ...offers.map(offerCard)));
      if (offers.some((offer) => !offer.verified_on)) parts.push(make("p", "trust", words.offer.unconfirmed));
    }
    if (data.material) parts.push(material(data.material));
    if (data.type === "contact" && data.offer) parts.push(contactCard(data.offer, data.reach_out, keepButton(data)));
    const left = (data.choices || []).filter((choice) => !said.has(choice.id));
    if (left.length) parts.push(choices(left));
    return parts;
  };

  const turn = (who, ...inside) => {
    const heading = make("h2", "hidden", who === "me" ? words.chat.you : words.chat.lotse);
    heading.tabIndex = -1;
    return make("div", `turn ${who}`, heading, ...inside);
  };

  // what was understood, as chips.py says it
  const SLOTS = { who: "who", setting: "setting", topics: "topic", age: "age_group", place: "place", wishes: "contact" };
  const way = (id) => words.labels.kinds[id] || label("contact_types", id);
  const wishes = (wish) => [
    ...(wish.contact || []).map(way),
    ...(wish.contact_not || []).map((id) => fill(words.chips.not, { what: way(id) })),
    ...["near", "anonymous"].filter((name) => wish[name]).map((name) => words.chips[`wish_${name}`]),
    wish.cost === "free" ? words.chips.wish_free : "", wish.time ? words.chips[`wish_${wish.time}`] : "",
    ...(wish.language || []).map((id) => label("languages", id)),
    ...[...(wish.group || []), ...(wish.accessible || [])].map((id) => label("groups", id)),
    ...(wish.occupation || []).map((id) => label("occupations", id)),
  ].filter(Boolean).join(", ");

  const chips = (state) => {
    const ageOf = state.age !== null && state.age !== undefined ? fill(words.chips.years, { age: state.age }) : "";
    const whoOf = state.who && state.who !== "unknown" ? label("who", state.who) : "";
    const labels = {
      who: state.relation ? label("relations", state.relation) : whoOf,
      setting: state.setting ? label("settings", state.setting) : "",
      topics: (state.topics || []).slice(0, 3).map((id) => label("topics", id)).join(", "),
      age: ageOf || (state.age_group ? label("age_groups", state.age_group) : ""),
      place: state.place || "",
      wishes: wishes(state.wishes || {}),
    };
    return Object.entries(labels).filter(([, text]) => text).map(([slot, text]) => {
      const chip = choiceButton(`change=${SLOTS[slot]}`, "", "chip");
      chip.append(make("small", "", words.chips[slot]), ` ${text} `, make("span", "hidden", `(${words.chat.change})`), icon("edit"));
      return chip;
    });
  };

  const remaining = (count) => count === 1 ? words.chat.remaining_one : count ? fill(words.chat.remaining, { count }) : "";

  return { make, turn, messages, chips, remaining, contactCard, keepButton };
};
