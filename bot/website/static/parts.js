// Draws the turns of a conversation from the API's messages, as parts.html does: change both together.
"use strict";
const Parts = (words) => {
  const { label, fill, make, icon, opening, symbol, choiceButton, link, outside, calls, names, page, contactCard } = Cards(words);

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

  // many answers at once weigh on her: the likeliest stand first, the others fold away
  const choices = (rows) => {
    const button = (row) => choiceButton(row.id, row.label, row.id.startsWith("skip=") ? "pill skip-choice" : "pill");
    const skips = rows.filter((row) => row.id.startsWith("skip="));
    const answers = rows.filter((row) => !row.id.startsWith("skip="));
    const first = answers.length > 9 ? 6 : answers.length;
    const more = answers.slice(first).map(button);
    const folded = more.length ? make("details", "more-choices", make("summary", "pill", words.chat.more_choices), make("div", "choices", ...more)) : null;
    const group = make("div", "choices", ...answers.slice(0, first).map(button), folded, ...skips.map(button));
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

  return { make, turn, messages, chips, remaining, keepButton, choiceButton };
};
