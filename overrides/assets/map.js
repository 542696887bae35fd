// What the map gains with script: its axis stays in sight, it opens at today, has a count, keeps the choice in the
// address, folds empty lanes and shows the card of a mark. All else works without it.
(() => {
  const asked = new URLSearchParams(location.search);

  // What scrolls sideways would keep its axis from sticking to the page: so that stands before it, and moves along. A copy
  // stays for paper.
  const pinAxis = (board) => {
    const region = board.querySelector(".rm-lanes-scroll");
    const [lanes] = region.children;
    const [axis] = lanes.children;
    const copy = axis.cloneNode(true);
    for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
    const bar = line("div", "", "rm-axis-pinned");
    bar.append(line("div", "", lanes.className));
    axis.replaceWith(copy);
    bar.firstChild.append(axis);
    region.before(bar);
    let moved = 0; // by the region: what it hears of that must not move it back
    const along = () => (moved = bar.scrollLeft = region.scrollLeft);
    const byHand = () => Math.abs(bar.scrollLeft - moved) > 1 && (region.scrollLeft = bar.scrollLeft);
    region.addEventListener("scroll", along, { passive: true });
    bar.addEventListener("scroll", byHand, { passive: true });
  };

  // Today at a third of what is in sight, as soon as the map is; where today is well in sight already, the past stays.
  const openAtToday = (board) => {
    const region = board.querySelector(".rm-lanes-scroll");
    const today = board.querySelector(".rm-today i");
    if (!today || !region.clientWidth || board.dataset.opened) return;
    board.dataset.opened = "";
    const x = today.getBoundingClientRect().left - region.getBoundingClientRect().left + region.scrollLeft;
    const head = board.querySelector(".corner").offsetWidth;
    const room = region.clientWidth - head;
    if (x - head > 0.6 * room) region.scrollLeft = x - head - room / 3;
  };

  const filtered = (map) => {
    const form = map.querySelector(".rm-filters");
    const count = map.querySelector(".rm-count");
    const lanes = [...map.querySelectorAll(".rm-lane")];
    const marks = [...map.querySelectorAll(".rm-plot .rm-mark")];
    const rows = [...map.querySelectorAll(".rm-row")];
    const selects = [...form.querySelectorAll("select")];
    const boxes = [...form.querySelectorAll("[type=checkbox]")];

    // What the style sheet hides, told from the choices: asking each mark for its style costs much on a large map.
    const shown = (one) =>
      selects.every(({ name, value }) => !value || (one.dataset[name] ?? "").split(" ").includes(value)) &&
      boxes.every(({ name, value, checked }) => checked || one.dataset[name] !== value);

    // A large roadmap has no list beside each map: then what lies outside is known of the whole only.
    const told = () => {
      const left = marks.filter(shown);
      const full = new Set(left.map((mark) => mark.closest(".rm-lane")));
      const groups = [...map.querySelectorAll(".rm-agenda-group")].map((group) => [
        group.querySelector(".count"),
        [...group.querySelectorAll(".rm-row")].filter(shown).length,
      ]);
      lanes.forEach((lane) => lane.classList.toggle("folded", !full.has(lane)));
      const all = left.length === marks.length;
      const kept = rows.length ? rows.filter(shown).length : left.length + (all ? +count.dataset.missing : 0);
      const whole = rows.length ? kept === rows.length : all;
      const [amount, outside] = count.children;
      amount.textContent = whole ? count.dataset.all : count.dataset.some.replace("{shown}", kept);
      outside.textContent = kept > left.length ? count.dataset.outside.replace("{n}", kept - left.length) : "";
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
      openAtToday(map.querySelector(".rm-board"));
    };

    for (const select of selects) {
      const value = asked.get(select.name);
      if ([...select.options].some((option) => option.value === value)) select.value = value;
    }
    for (const box of boxes) if (asked.getAll("without").includes(`${box.name}.${box.value}`)) box.checked = false;
    const view = form.querySelector(`[name="view"][value="${asked.get("view") === "list" ? "list" : "none"}"]`);
    if (view) view.checked = true;
    map.classList.add("rm-counted");
    form.addEventListener("change", changed);
    form.addEventListener("reset", () => setTimeout(changed));
    told();
    if (selects.some((select) => select.value) || boxes.some((box) => !box.checked)) remember();
  };

  const line = (name, text, className = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className;
    return made;
  };

  // The card repeats the name and the relations of a mark, so it is no more than a picture to who listens.
  const carded = (board) => {
    const region = board.querySelector(".rm-lanes-scroll");
    const lanes = region.querySelector(".rm-lanes");
    const axis = board.querySelector(".rm-axis-row");
    const marks = [...board.querySelectorAll(".rm-plot .rm-mark")];
    const card = line("div", "", "rm-mark-card");
    card.hidden = true;
    card.setAttribute("aria-hidden", "true");
    lanes.append(card);
    let waiting;

    const related = (mark) => {
      const ids = [...mark.querySelectorAll(".ties > g")].map((tie) => tie.dataset.to);
      return marks.filter((other) => ids.includes(other.id.replace(/^_m-|_\d+$/g, "")));
    };

    // Each sentence is a line; what stands before a colon names what comes after it.
    const fill = (mark) => {
      const words = (name) => (mark.getAttribute(name) ?? "").split("\n").filter(Boolean);
      const [first, state, ...rest] = words("aria-label").map((text) => text.replace(/\.$/, ""));
      const [, kind, title] = first.match(/^([^:]*): (.*)$/s) ?? [, "", first];
      const facts = [...rest, ...words("aria-description").map((text) => text.replace(/\.$/, ""))].flatMap((text) => {
        const [, name, value] = text.match(/^([^:]*): (.*)$/s) ?? [, "", text];
        return name ? [line("i", name), line("span", value)] : [line("span", value, "wide")];
      });
      card.replaceChildren(line("b", title), line("span", `${kind} · ${state}`, "wide"), ...facts);
    };

    // Of the places around the mark and over all that is in sight, the nearest one that hides nothing it explains.
    const put = (mark) => {
      const box = (one) => one.querySelector(".ground").getBoundingClientRect();
      const [own, ...others] = [mark, ...related(mark)].map(box);
      const curves = [...mark.querySelectorAll(".ties .tie")].flatMap((curve) => {
        const matrix = curve.getScreenCTM();
        const long = curve.getTotalLength();
        return Array.from({ length: 16 }, (_, n) => curve.getPointAtLength((long * n) / 15).matrixTransform(matrix));
      });
      const { offsetWidth: wide, offsetHeight: high } = card;
      const around = region.getBoundingClientRect();
      const left = around.left;
      const right = Math.max(left, Math.min(around.right, innerWidth) - wide);
      const top = axis.getBoundingClientRect().bottom + 4;
      const bottom = Math.max(top, Math.min(around.bottom, innerHeight) - high - 4);
      const places = [
        [own.left, own.bottom + 8],
        [own.left, own.top - high - 8],
        [own.right + 14, own.top - high / 2],
        [own.left - wide - 14, own.top - high / 2],
        [own.right + 14, own.bottom + 8],
        [own.left - wide - 14, own.bottom + 8],
      ].map(([x, y]) => [Math.max(left, Math.min(x, right)), Math.max(top, Math.min(y, bottom))]);
      for (let x = left; x <= right; x += 40) for (let y = top; y <= bottom; y += 20) places.push([x, y]);
      const covered = ([x, y]) =>
        [own, ...others].reduce((sum, one) => {
          const across = Math.min(x + wide + 4, one.right) - Math.max(x - 4, one.left);
          const down = Math.min(y + high + 4, one.bottom) - Math.max(y - 4, one.top);
          return sum + Math.max(0, across) * Math.max(0, down);
        }, 0);
      const crossed = ([x, y]) =>
        curves.filter((point) => point.x > x && point.x < x + wide && point.y > y && point.y < y + high).length;
      const away = ([x, y]) =>
        Math.max(0, x - own.right, own.left - x - wide) + Math.max(0, y - own.bottom, own.top - y - high);
      const cost = (place) => 1000 * covered(place) + 40 * crossed(place) + away(place);
      const [[x, y]] = places.map((place) => [place, cost(place)]).reduce((best, one) => (one[1] < best[1] ? one : best));
      const origin = lanes.getBoundingClientRect();
      card.style.left = `${x - origin.left}px`;
      card.style.top = `${y - origin.top}px`;
    };

    const show = (mark) => {
      const others = related(mark);
      marks.forEach((other) => other.classList.toggle("related", others.includes(other)));
      fill(mark);
      card.hidden = false;
      put(mark);
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
      mark.addEventListener("focus", () => {
        mark.querySelector(".ground").scrollIntoView({ block: "nearest", inline: "nearest" }); // it, not its relations
        show(mark);
      });
      mark.addEventListener("blur", hide);
    }
    addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
    });
  };

  for (const board of document.querySelectorAll(".rm-board")) pinAxis(board);
  for (const map of document.querySelectorAll(".rm-drawn")) filtered(map);
  for (const board of document.querySelectorAll(".rm-board")) {
    openAtToday(board);
    carded(board);
  }
  const opened = asked.get("open");
  if (opened) document.getElementById(`_m-${opened}`)?.focus();
})();
