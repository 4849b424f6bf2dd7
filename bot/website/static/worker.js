// Keeps the emergency contacts, the empty page of kept cards and the looks of the pages for times without internet.
// Nothing of a conversation passes through here into the store: only the two pages below and the static files are put there.
"use strict";
const STORE = `lotse-${VERSION}`;
const PAGES = ["/help-now", "/kept"];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("lotse-") && name !== STORE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
    .then(() => clients.claim()));
});

// one after the other: two at once would leave two of one page
let last = Promise.resolve();
const inTurn = (work) => (last = last.then(work, work));

// one of each page: in the language and for the country that was seen last
const keep = async (address, answer) => {
  const url = new URL(address);
  if (!PAGES.includes(url.pathname) || url.origin !== location.origin || !answer.ok) return;
  const store = await caches.open(STORE);
  await store.put(url.href, answer); // first: the network may go away while it comes, and then the one before stays
  const same = await store.keys(url.href, { ignoreSearch: true });
  await Promise.all(same.filter((each) => each.url !== url.href).map((each) => store.delete(each)));
};

addEventListener("message", (event) => {
  const pages = Array.isArray(event.data && event.data.pages) ? event.data.pages : [];
  event.waitUntil(Promise.all(pages.map((page) => inTurn(async () => {
    const store = await caches.open(STORE);
    if (await store.match(page)) return;
    try {
      await keep(page, await fetch(page));
    } catch { /* another time */ }
  }))));
});

// a page from the store says so: browsers do not always know that they are without internet
const fromTheStore = async (found) => {
  const headers = new Headers(found.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response((await found.text()).replace("<html ", "<html data-kept "), { headers });
};

const visit = async (event) => {
  const { request } = event;
  const url = new URL(request.url);
  try {
    const answer = await fetch(request);
    const copy = PAGES.includes(url.pathname) ? answer.clone() : null;
    if (copy) event.waitUntil(inTurn(() => keep(request.url, copy))); // nobody waits for it
    return answer;
  } catch (error) {
    const store = await caches.open(STORE);
    const found = await store.match(url.pathname, { ignoreSearch: true }) || await store.match("/help-now", { ignoreSearch: true });
    if (found) return fromTheStore(found);
    throw error;
  }
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/static/")) {
    event.respondWith(caches.match(request).then((found) => found || fetch(request)));
  } else if (request.mode === "navigate" && url.pathname !== "/exit" && !url.pathname.startsWith("/widget")) {
    event.respondWith(visit(event));
  }
});
