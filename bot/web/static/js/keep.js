// What the page keeps for itself. A browser may refuse all of it: then nothing is kept, and nothing breaks.
function storage(kind) {
  const box = () => { try { return window[kind]; } catch { return null; } };
  const attempt = (act, otherwise) => { try { return act(box()); } catch { return otherwise; } };
  return {
    get: (key) => attempt((kept) => kept.getItem(key), null),
    set: (key, value) => attempt((kept) => { kept.setItem(key, value); return true; }, false),
    clear: () => attempt((kept) => kept.clear()),
  };
}

export const tab = storage("sessionStorage");

const NAME = "rida", STORE = "unsent";

// What was written and has not reached the server: whole, files too, until it has. It outlives the tab.
export const unsent = {
  all: (queue) => within("readonly", (store) => store.getAll()).then((all) => all.filter((each) => each.queue === queue), () => []),
  put: (entry) => within("readwrite", (store) => store.put(entry)).then(() => true, () => false),
  remove: (id) => within("readwrite", (store) => store.delete(id)).catch(() => {}),
  clear: () => within("readwrite", (store) => store.clear()).catch(() => {}),
};

function within(mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "id" });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const transaction = db.transaction(STORE, mode);
      const asked = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => { db.close(); resolve(asked.result); };
      transaction.onerror = transaction.onabort = () => { db.close(); reject(transaction.error); };
    };
  });
}
