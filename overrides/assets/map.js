// What the map gains with script: a count, the choice in the address, folded lanes, the card of a mark. All else works
// without it.
(() => {
  const map = document.querySelector(".rm-drawn");
  if (!map) return;
  const form = map.querySelector(".rm-filters");
  const count = map.querySelector(".rm-count");
  const board = map.querySelector(".rm-lanes");
  const lanes = [...map.querySelectorAll(".rm-lane")];
  const marks = [...map.querySelectorAll(".rm-plot .rm-mark")];
  const selects = [...form.querySelectorAll("select")];
  const boxes = [...form.querySelectorAll("[type=checkbox]")];

  // What the style sheet hides, told from the choices: asking each mark for its style costs much on a large map.
  const shown = (one) =>
    selects.every(({ name, value }) => !value || (one.dataset[name] ?? "").split(" ").includes(value)) &&
    boxes.every(({ name, value, checked }) => checked || one.dataset[name] !== value);

  const told = () => {
    const left = marks.filter(shown);
    const full = new Set(left.map((mark) => mark.closest(".rm-lane")));
    const groups = [...map.querySelectorAll(".rm-agenda-group")].map((group) => [
      group.querySelector(".count"),
      [...group.querySelectorAll(".rm-row")].filter(shown).length,
    ]);
    lanes.forEach((lane) => lane.classList.toggle("folded", !full.has(lane)));
    count.textContent =
      left.length === marks.length ? count.dataset.all : count.dataset.some.replace("{shown}", left.length);
    for (const [place, rows] of groups) if (place.textContent !== `${rows}`) place.textContent = rows;
  };

  const remember = () => {
    const query = new URLSearchParams();
    for (const select of selects) if (select.value) query.set(select.name, select.value);
    for (const box of boxes) if (!box.checked) query.append("without", `${box.name}.${box.value}`);
    const text = query.toString();
    history.replaceState(null, "", location.pathname + (text && `?${text}`) + location.hash);
    for (const link of map.querySelectorAll(".rm-switch nav a")) link.search = text;
  };

  const changed = () => {
    told();
    remember();
  };

  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = asked.get(select.name);
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
  for (const box of boxes) if (asked.getAll("without").includes(`${box.name}.${box.value}`)) box.checked = false;
  map.classList.add("rm-counted");
  form.addEventListener("change", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  told();
  if (asked.size) remember();

  // The card repeats the name and the relations of a mark, so it is no more than a picture to who listens.
  const card = document.createElement("div");
  card.className = "rm-mark-card";
  card.hidden = true;
  card.setAttribute("aria-hidden", "true");
  board.append(card);
  let waiting;

  const line = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const related = (mark) => {
    const ids = [...mark.querySelectorAll(".ties > g")].map((tie) => tie.dataset.to);
    return marks.filter((other) => ids.some((id) => other.id.replace(/^m-|_\d+$/g, "") === id));
  };

  const show = (mark) => {
    const words = (name) => (mark.getAttribute(name) ?? "").split("\n").filter(Boolean);
    const [first, ...rest] = words("aria-label");
    const [, kind, title] = first.match(/^([^:]*): (.*)\.$/s) ?? [, "", first];
    const lines = [`${kind} · ${rest[0].replace(/\.$/, "")}`, ...rest.slice(1), ...words("aria-description")];
    card.replaceChildren(line("b", title), ...lines.map((text) => line("span", text)));
    card.hidden = false;
    const others = related(mark);
    marks.forEach((other) => other.classList.toggle("related", others.includes(other)));
    const around = board.getBoundingClientRect();
    const box = (one) => one.querySelector(".ground").getBoundingClientRect();
    const own = box(mark);
    const plot = mark.closest(".rm-plot").getBoundingClientRect();
    const { offsetWidth: wide, offsetHeight: high } = card;
    const covered = ([x, y]) =>
      [mark, ...others].map(box).reduce((sum, one) => {
        const across = Math.min(x + wide, one.right) - Math.max(x, one.left);
        const down = Math.min(y + high, one.bottom) - Math.max(y, one.top);
        return sum + Math.max(0, across) * Math.max(0, down);
      }, 0);
    const places = [
      [own.left, own.bottom + 8],
      [own.left, own.top - high - 8],
      [own.right + 14, own.top - high / 2],
      [own.left - wide - 14, own.top - high / 2],
      [own.right + 14, own.bottom + 8],
      [own.left - wide - 14, own.bottom + 8],
    ].map(([x, y]) => [
      Math.max(plot.left, Math.min(x, around.right - wide)),
      Math.max(around.top + 56, Math.min(y, around.bottom - high)),
    ]);
    const [x, y] = places.reduce((best, place) => (covered(place) < covered(best) ? place : best));
    card.style.left = `${x - around.left}px`;
    card.style.top = `${y - around.top}px`;
  };

  const hide = () => {
    clearTimeout(waiting);
    card.hidden = true;
  };
  for (const mark of marks) {
    mark.addEventListener("mouseenter", () => {
      clearTimeout(waiting);
      waiting = setTimeout(show, 120, mark);
    });
    mark.addEventListener("mouseleave", hide);
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("blur", hide);
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  const opened = asked.get("open");
  if (opened) document.getElementById(`m-${opened}`)?.focus();
})();
