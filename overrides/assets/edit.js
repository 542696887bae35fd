// The forms of edit/: they read the file they change, check what was typed against the schema, and show the lines to
// paste. Nothing is sent anywhere. All of it stands hidden in the page until this runs.
import { addEntry, entriesIn, fieldAt, fieldsIn, fill, inputsIn, ordered, prepare, read, tell } from "./edit-fields.js";
import { changed, grown } from "./edit-lines.js";
import { all, fetched, know, known, one, option, recorded, rows, same, say, titled, today } from "./edit-page.js";
import { faults } from "./edit-schema.js";
import { made, showChange, showNew, status } from "./edit-shown.js";
import { pairs } from "./edit-yaml.js";

const asked = new URLSearchParams(location.search);
const FILES = { owner: "owners", phase: "phases", dimension: "maturity", maturity: "maturity", roadmap: "roadmap" };
const LISTED = ["item", "owner", "phase", "dimension"]; // what shares a file has its id in it
const pathOf = ([kind, id, , track]) => (kind === "item" ? `tracks/${track}` : FILES[kind] ?? `${kind}s/${id}`);

// Which record: of items and use cases the track first. The choice is kept in the address.
const pick = (kinds) => {
  const form = one(".rm-pick");
  const [first, second] = all("select", form);
  const inTrack = kinds.includes("item");
  const firsts = inTrack ? ["track"] : kinds;
  one("[data-choose]", form).textContent = say(`choose.${firsts.length > 1 ? "other" : firsts[0]}`);
  first.append(...rows(...firsts).map(option));
  second.parentElement.hidden = !inTrack;
  second.required = inTrack;
  first.onchange = () => {
    second.length = 1;
    second.append(...rows(...kinds).filter(([, , , track]) => track === first.value).map(option));
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const { value } = inTrack ? second : first;
    const [kind, id] = rows(...kinds).find(([, own]) => own === value);
    asked.set("kind", kind);
    asked.set("id", id);
    location.search = asked;
  };
  form.hidden = false;
};

// What a schema cannot tell: days that are still to come, names in use, moves and ends that come too early.
const checks = (form, kind, value, isNew) => {
  const found = [];
  const wrong = (why, ...path) => found.push({ field: fieldAt(form, path), why });
  for (const field of all("[data-fact]", form)) {
    const text = read(field) ?? "";
    if (/^\d{4}/.test(text) && text > today.slice(0, text.length)) found.push({ field, why: "future" });
  }
  const records = recorded().map(([, id]) => id);
  for (const field of all('[data-space="record"]', form)) {
    if (read(field) && !records.includes(read(field))) found.push({ field, why: "reference" });
  }
  const used = ["item", "use-case"].includes(kind) ? [...records, ...known.taken] : rows(kind).map(([, id]) => id);
  if (isNew && used.includes(value.id)) wrong("taken", "id");
  const moves = value.replanned ?? [];
  moves.forEach(({ date }, n) => n && date <= moves[n - 1].date && wrong("order", "replanned", n, "date"));
  const { start = "", finish = "" } = value.planned ?? {};
  if (start.length === finish.length && start > finish) wrong("start", "planned", "finish");
  return found;
};

// --- one task, opened ---

// Only the fields that the task is about; a permanent id is never changed.
const narrowed = (form, keys, isNew) => {
  for (const field of fieldsIn(form)) {
    const { key } = field.dataset;
    field.hidden = keys.length ? !keys.includes(key) : !isNew && key === "id";
  }
  const fold = one(":scope > details", form);
  if (fold && keys.length) fold.open = fold.firstElementChild.hidden = true;
};

// A new entry, alone in sight. Of a move the new date is asked first, and the day and the reason are written first.
const added = (form, key, { planned, replanned = [], started, stages = {}, kind }) => {
  const field = fieldAt(form, [key]);
  for (const entry of entriesIn(field)) entry.hidden = true;
  const entry = addEntry(field);
  for (const part of [one(":scope > .rm-less", entry), one(":scope > .rm-add", field)]) part.hidden = true;
  const parts = fieldsIn(fieldsIn(entry)[0]);
  const promised = Object.assign({}, planned, ...replanned);
  for (const part of parts) {
    const own = part.dataset.key;
    if (own === "date") fill(part, today);
    if (key === "replanned" && ["date", "why"].includes(own)) parts.at(-1).after(part);
    else if (key === "replanned") {
      part.hidden = Boolean(stages[own] || (own === "start" && (started || kind === "milestone")));
      if (promised[own]) one("small", part).append(` ${say("now", { text: promised[own] })}`);
    }
  }
};

const suggested = (form) => {
  const title = fieldsIn(form).find(({ dataset }) => ["title", "name"].includes(dataset.key));
  if (!title) return;
  const [name] = inputsIn(fieldAt(form, ["id"]));
  inputsIn(title)[0].addEventListener("change", ({ target }) => {
    const letters = target.value.normalize("NFD").toLowerCase().replace(/[^\w\s-]/g, "");
    name.value ||= (letters.match(/[a-z0-9]+/g) ?? []).slice(0, 4).join("-");
  });
};

// A promise counts from the day on which it is made: today, unless somebody says otherwise.
const promised = (form) => {
  const plan = fieldAt(form, ["planned"]);
  if (plan === form) return;
  const agreed = fieldAt(plan, ["agreed"]);
  plan.addEventListener("change", () => read(agreed) ?? fill(agreed, today), { once: true });
};

const wrongIn = (form, kind, schema, isNew) => {
  const { id, ...rest } = read(form, true) ?? {};
  const inFile = LISTED.includes(kind);
  const found = faults(inFile ? schema.definitions[kind] : schema, inFile ? { id, ...rest } : rest, schema);
  if (!inFile && isNew) {
    const right = kind === "review" ? /^20\d\d-\d\d-\d\d$/ : /^(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*$/;
    if (!right.test(id ?? "")) found.unshift({ path: ["id"], why: id ? "value" : "required" });
  }
  const places = found.map(({ path, why }) => ({ field: fieldAt(form, path), why }));
  return [...places, ...checks(form, kind, read(form) ?? {}, isNew)];
};

// Tells what is wrong beside each field and goes to the first; whether all is right.
const judged = (form, places) => {
  for (const text of all(".rm-error", form)) text.hidden = true;
  for (const input of all("[aria-invalid]", form)) input.removeAttribute("aria-invalid");
  for (const { field, why } of places.reverse()) tell(field, why);
  const n = new Set(places.map(({ field }) => field)).size;
  status.textContent = n ? say(n === 1 ? "errors.one" : "errors.other", { n }) : "";
  if (!n) return true;
  const wrong = one("[aria-invalid]", form) ?? one(".rm-error:not([hidden])", form);
  for (let fold = wrong.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  wrong.focus();
  return false;
};

const work = async ({ keys: asks, isAdded, isNew }, form, row) => {
  const { kind } = form.dataset;
  const schema = await fetched(`open-data/schema/${kind === "item" ? "track" : FILES[kind] ?? kind}.schema.json`);
  const path = row ? pathOf(row) : FILES[kind];
  const file = path && (await fetched(`edit/${path}.json`));
  const record = isNew ? undefined : file.records[row[1]];
  let keys = asks.filter((key) => key.startsWith(`${kind}.`)).map((key) => key.slice(kind.length + 1));
  prepare(form);
  if (record) fill(form, record.value);
  const before = read(form) ?? {};
  const unpromised = keys[0] === "replanned" && !before.planned && !before.replanned;
  if (unpromised) keys = ["planned"];
  one(".rm-now").textContent = unpromised ? say("no-plan") : "";
  narrowed(form, keys, isNew);
  if (isAdded && !unpromised) added(form, keys[0], record.value);
  if (keys[0] === "confirmed") fill(fieldAt(form, keys), today);
  if (isNew) suggested(form);
  if (isNew || unpromised) promised(form);
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    made.hidden = true;
    if (!judged(form, wrongIn(form, kind, schema, isNew))) return;
    const { id, ...content } = read(form);
    const value = LISTED.includes(kind) ? { id, ...content } : content;
    if (!file) {
      showNew(`data/${kind}s/${id}.yml`, `# ${say(`comment.${kind}`)}\n${pairs(value, 0)}\n`);
      return;
    }
    const order = ordered(form).map(({ dataset }) => dataset.key);
    const lines = isNew ? grown(file, value) : changed(file, record, before, value, order);
    if (same(lines, file.lines)) status.textContent = say("nothing");
    else showChange(file, lines);
  });
  inputsIn(form).find((input) => input.offsetParent)?.focus({ preventScroll: true });
};

// What can change about one record, when its page sent the reader here; else all there is.
const menu = async () => {
  const tasks = one(".rm-tasks");
  const [kind, id] = [asked.get("kind"), asked.get("id")];
  if (id) {
    await know();
    const found = rows(kind).find(([, own]) => own === id);
    if (found) one(".rm-tasks p").textContent = say("about", { text: titled(found[2]) });
    for (const link of found ? all("[data-task]") : []) {
      const { task, kinds, fresh, within } = link.dataset;
      link.href = `?${new URLSearchParams({ do: task, kind, id })}`;
      link.parentElement.hidden = fresh ? kind !== within : !kinds.split(" ").includes(kind);
    }
    if (found) one("details", tasks).open = true;
  }
  tasks.hidden = false;
};

// The record that the address names, among those that the task can be about; the only one needs no name.
const named = (kinds) => {
  const found = rows(...kinds);
  if (!asked.get("id") && found.length === 1) return found[0];
  return found.find(([kind, id]) => id === asked.get("id") && kind === (asked.get("kind") ?? kind));
};

const start = async () => {
  const link = all("[data-task]").find(({ dataset }) => dataset.task === asked.get("do"));
  if (!link) return menu();
  const { task: name, kinds, keys, added: isAdded, fresh: isNew, within } = link.dataset;
  const heading = one(".rm-work h2");
  one(".rm-work").hidden = false;
  one(".rm-about").textContent = say(`about.${name}`);
  heading.textContent = link.textContent;
  status.textContent = say("loading");
  try {
    await know();
    status.textContent = "";
    one("#edit-records").append(...recorded().map(option));
    const forms = kinds.split(" ");
    const about = isNew ? within.split(" ").filter(Boolean) : forms; // of a new record: what it is put in
    const found = named(about);
    if (about.length && !found) {
      if (asked.get("id")) one(".rm-now").textContent = say("unknown");
      return pick(about);
    }
    if (found?.[1] === asked.get("id")) {
      const text = titled(found[2]);
      heading.textContent = name.startsWith("change") ? say("change", { text }) : `${link.textContent}: ${text}`;
    }
    const kind = isNew ? forms[0] : found[0];
    await work({ keys: keys.split(" "), isAdded, isNew }, one(`form[data-kind="${kind}"]`), found);
  } catch (error) {
    status.textContent = say("broken");
    throw error;
  }
};
start();
