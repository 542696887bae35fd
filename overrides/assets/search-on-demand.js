/* The search index is fetched when the search box is first used, not on every page: it grows with the roadmap.
   Loaded before the theme's bundle, which asks for the index as soon as it runs. */
(() => {
  const { open, send } = XMLHttpRequest.prototype;
  const waiting = new WeakSet();
  const used = new Promise((resolve) => {
    const begin = (event) => {
      if (event.target.closest?.("[data-md-component=search], [for=__search], #__search")) resolve();
    };
    for (const kind of ["focusin", "change", "pointerdown"]) document.addEventListener(kind, begin);
  });
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (/\/search\/search_index\.json$/.test(address)) waiting.add(this);
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (waiting.has(this)) used.then(() => send.apply(this, body));
    else send.apply(this, body);
  };
})();
