// What a list gains with script: its heads sort it, its form searches and filters it, and the address keeps the choice.
// A list of several parts is searched whole: the other parts are fetched when the reader first asks for something.
// A long track sends who comes for an item on to the part where it stands.
(() => {
  const STEP = 100; // rows shown at once
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const listOf = (page) => page.querySelector(".rm-list");

  const parts = document.querySelector(".rm-list-parts");
  const stands = (ids) => ids.split(" ").includes(location.hash.slice(1));
  const part = parts?.dataset.ids.split("|").findIndex(stands) ?? -1;
  if (part >= 0) location.replace(parts.querySelectorAll("a:not([rel])")[part].href + location.hash);

  const list = listOf(document);
  if (!list) return;
  const { form, body, none, heads, own } = (() => {
    const table = list.querySelector("table");
    const [body, none] = table.tBodies;
    const heads = [...table.tHead.rows[0].cells];
    return { form: list.querySelector("form"), body, none, heads, own: [...body.rows] };
  })();
  const { sort, find } = form;
  const filters = [...form.querySelectorAll("select")].filter((one) => one !== sort);
  const count = form.querySelector("output");
  const more = list.querySelector(".rm-list-more");
  let most = STEP;

  // All rows in the order of the parts; a part that does not come leaves the rows of this page.
  let known;
  const all = () => (known ??= list.dataset.parts ? fetched().catch(() => own) : Promise.resolve(own));
  const fetched = async () => {
    const whole = list.dataset.parts.split(" ").map(async (part, number) => {
      if (number + 1 === +list.dataset.part) return own;
      const address = new URL(part, location.href);
      const answer = await fetch(address);
      if (!answer.ok) throw answer;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const rows = [...listOf(page).querySelector("tbody").rows].map((row) => document.adoptNode(row));
      for (const link of rows.flatMap((row) => [...row.querySelectorAll("a")]))
        link.href = new URL(link.getAttribute("href"), address);
      return rows;
    });
    return (await Promise.all(whole)).flat();
  };

  // What is not known stands last, whichever way the list is sorted.
  const sorted = (rows) => {
    const down = sort.value.startsWith("-");
    const place = heads.findIndex((head) => head.dataset.sort === sort.value.replace(/^-/, ""));
    if (place < 0) return rows;
    const number = "number" in heads[place].dataset;
    const key = ({ cells }) => cells[place].dataset.key ?? cells[place].textContent.trim();
    const keyed = rows.map((row) => [key(row), row]);
    keyed.sort(([one], [other]) => {
      if (!one || !other) return !one - !other;
      return (number ? one - other : compare(one, other)) * (down ? -1 : 1);
    });
    return keyed.map(([, row]) => row);
  };
  const wanted = (row) =>
    filters.every(({ name, value }) => !value || row.dataset[name] === value) &&
    plain(find?.value ?? "").split(/\s+/).every((word) => plain(row.textContent).includes(word));

  const show = async () => {
    const asked = [sort, find, ...filters].filter((one) => one?.value);
    const query = new URLSearchParams(asked.map(({ name, value }) => [name, value]));
    history.replaceState(null, "", `${location.pathname}${asked.length ? `?${query}` : ""}${location.hash}`);
    for (const head of heads) {
      const way = { [head.dataset.sort]: "ascending", [`-${head.dataset.sort}`]: "descending" }[sort.value];
      if (way) head.setAttribute("aria-sort", way);
      else head.removeAttribute("aria-sort");
    }
    const rows = asked.length ? await all() : own;
    const found = asked.length ? sorted(rows.filter(wanted)) : own;
    body.replaceChildren(...found.slice(0, asked.length ? most : own.length));
    none.hidden = found.length > 0;
    list.classList.toggle("rm-list-asked", asked.length > 0);
    if (more) more.hidden = !asked.length || found.length <= most;
    const whole = !asked.length || found.length === rows.length;
    count.textContent = whole ? list.dataset.all : list.dataset.some.replace("{shown}", found.length);
  };
  const changed = () => {
    most = STEP;
    return show();
  };

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const { sort: key } = head.dataset;
      sort.value = { [key]: `-${key}`, [`-${key}`]: "" }[sort.value] ?? key;
      changed();
    });
  }
  for (const [name, value] of new URLSearchParams(location.search)) {
    const control = form.elements[name];
    if (!control) continue;
    if (control === find || [...(control.options ?? [])].some((one) => one.value === value)) control.value = value;
  }
  more?.addEventListener("click", () => {
    most += STEP;
    show();
  });
  let waiting; // for the end of a word: an address may not change with every letter
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 150);
  });
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  list.classList.add("rm-list-live");
  show();
})();
