// Keeps the app's own files (page, scripts, styles, networks), so that it opens while the server is out of reach. Answers,
// photos and the pages that the server makes for patients and visitors never pass through here: nothing of them is kept.
const cacheName = 'dermalapse-app';
const isServersOwn = ({ pathname }) => /^\/(api|report|gallery|verify)(\/|$)/i.test(pathname);
const isOwnFile = ({ pathname }) =>
  pathname.startsWith('/assets/') ||
  pathname.startsWith('/vision/') ||
  /^\/[\w.-]+\.(js|svg|png|webmanifest)$/.test(pathname);

self.addEventListener('install', (event) => event.waitUntil(keepFirst().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (isServersOwn(url)) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  else if (isOwnFile(url)) event.respondWith(openFile(request, url));
});

/** The page and what it names: it was loaded before this worker was there. */
async function keepFirst() {
  const cache = await caches.open(cacheName);
  const page = await fetch('/');
  const names =
    (await page.clone().text()).match(/\/(assets\/)?[\w.-]+\.(js|css|svg|webmanifest)(?=")/g) ?? [];
  await cache.addAll(names);
  await cache.put('/', page);
}

/** Every address of a page is the one page. The server's is newer; the kept one is for when it is out of reach. */
async function openPage(request) {
  const cache = await caches.open(cacheName);
  try {
    const fresh = await fetch(request);
    const isPage = fresh.ok && (fresh.headers.get('content-type') ?? '').startsWith('text/html');
    if (isPage) await keepPage(cache, fresh.clone());
    return fresh;
  } catch {
    return (await cache.match('/')) ?? Response.error();
  }
}

/** With another page, another version of the app: files of the older one go, those still in use come when asked for. */
async function keepPage(cache, fresh) {
  const before = await cache.match('/');
  const isNew = before && (await before.text()) !== (await fresh.clone().text());
  if (isNew) {
    const kept = await cache.keys();
    await Promise.all(kept.filter(({ url }) => url.includes('/assets/')).map((each) => cache.delete(each)));
  }
  await cache.put('/', fresh);
}

/** Built files carry a hash of their content in their name and never change; of others the server's is newer. */
async function openFile(request, { pathname }) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request);
  if (kept && pathname.startsWith('/assets/')) return kept;
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  } catch {
    return kept ?? Response.error();
  }
}
