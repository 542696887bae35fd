/* The search index is fetched when the search box is first used, not on every page: it grows with the roadmap.
   Loaded before the theme's bundle, which asks for the index as soon as it runs. A reader may be faster than both: the
   box is shown as soon as there is script, and keeps what is typed until the bundle looks for it. */
(() => {
  document.documentElement.classList.replace("no-js", "js");
  const { open, send } = XMLHttpRequest.prototype;
  const waiting = new WeakSet();
  const SEARCH = "[data-md-component=search]";
  const box = document.querySelector(`${SEARCH} input`);
  const used = new Promise((resolve) => {
    const begin = (event) => {
      if (event.target.closest?.(`${SEARCH}, [for=__search], #__search`)) resolve();
    };
    for (const kind of ["focusin", "change", "pointerdown", "input"]) document.addEventListener(kind, begin);
    const search = document.getElementById("__search");
    if (box?.value || search?.checked || document.activeElement?.closest(SEARCH)) resolve();
  });
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (/\/search\/search_index\.json$/.test(address)) waiting.add(this);
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (waiting.has(this)) used.then(() => send.apply(this, body));
    else send.apply(this, body);
  };
  // The theme looks at the box when a key is let go: not after pasting, speaking or a word from the keyboard of a phone.
  box?.addEventListener("input", () => box.dispatchEvent(new Event("keyup")));
})();
