"""Where things stand in a page, and what is asked of the browser itself."""

READY = "[data-phone-home] [data-ready]"
# Makes more records out of the one that waits: other ids, each some minutes before the last.
MULTIPLY = """async ([account, count, spoiled]) => {
  const asked = (request) =>
    new Promise((done) => (request.onsuccess = () => done(request.result)));
  const database = await asked(indexedDB.open(`unsera-${account}`));
  const outbox = database.transaction("outbox", "readwrite").objectStore("outbox");
  const [first] = await asked(outbox.getAll());
  const began = Date.parse(first.body.started_at);
  const at = (minutes) => new Date(began + minutes * 60000).toISOString();
  for (let number = 1; number < count; number += 1) {
    const id = crypto.randomUUID();
    const times = { started_at: at(-5 * number), ended_at: at(-5 * number + 3) };
    const present = number === spoiled ? [] : first.body.present;
    const draft = { ...first.draft, id, started_at: times.started_at };
    await asked(outbox.put({ ...first, id, draft, body: { ...first.body, ...times, present } }));
  }
  database.close();
}"""
DATABASES = "async () => (await indexedDB.databases()).map(({ name }) => name)"
CONTROLLED = "() => Boolean(navigator.serviceWorker && navigator.serviceWorker.controller)"
KEPT = """async () => {
  const pages = await (await caches.open("pages")).keys();
  return pages.map(({ url }) => new URL(url).pathname);
}"""
