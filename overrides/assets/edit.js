// The forms of edit/: they read the file they change, check what was typed against the schema, and show the lines to
// paste. Nothing is sent anywhere. All of it stands hidden in the page until this runs.
import { changed, difference, rewritten } from "./edit-lines.js";
import { faults } from "./edit-schema.js";
import { listed, pairs } from "./edit-yaml.js";

const page = document.querySelector(".rm-edit");
const { root, edit, create, gitlab, language, languages } = page.dataset;
const codes = languages.split(" ");
const asked = new URLSearchParams(location.search);
const one = (selector, of = page) => of.querySelector(selector);
const all = (selector, of = page) => [...of.querySelectorAll(selector)];
const say = (key, blanks = {}) =>
  one(`[data-said="${key}"]`).textContent.replace(/\{(\w+)\}/g, (_, name) => blanks[name]);
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => `${n}`.padStart(2, "0")).join("-");
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const isMap = (value) => typeof value === "object" && !Array.isArray(value);
const isLine = (value) => typeof value === "string" && !value.includes("\n");

// --- the fields: a form, a table and an entry hold fields, each under its key ---

const fieldsIn = (of) =>
  all(".rm-field", of).filter((field) => field.parentElement.closest(".rm-field, .rm-entry, form") === of);
const entriesIn = (field) => all(".rm-entry", field).filter((entry) => entry.parentElement.closest(".rm-field") === field);
const inputsIn = (field) => all("input, select, textarea", field);
const ordered = (of) => fieldsIn(of).sort((a, b) => a.dataset.order - b.dataset.order); // as the contract has them
let counted = 0;

const addEntry = (field) => {
  one(":scope > .rm-entries", field).append(one(":scope > template", field).content.cloneNode(true));
  const entry = entriesIn(field).at(-1);
  prepare(entry);
  one(":scope > .rm-less", entry).addEventListener("click", () => {
    entry.remove();
    one(":scope > .rm-add", field).focus();
  });
  return entry;
};

const read = (field, typed = false) => {
  const { shape } = field.dataset;
  const held = (pairs) => {
    const kept = pairs.filter(([, value]) => value !== undefined);
    return kept.length ? Object.fromEntries(kept) : undefined;
  };
  if (!shape || shape === "table") return held(ordered(field).map((inner) => [inner.dataset.key, read(inner, typed)]));
  if (shape === "list") {
    const values = entriesIn(field).map((entry) => read(fieldsIn(entry)[0], typed)).filter((value) => value !== undefined);
    return values.length ? values : undefined;
  }
  if (shape === "map") {
    return held(entriesIn(field).map((entry) => fieldsIn(entry).map((inner) => read(inner, typed))).filter(([key]) => key));
  }
  if (shape === "line" || shape === "long") {
    const texts = codes.map((code) => [code, inputsIn(field).find((input) => input.lang === code)]);
    const text = held(texts.map(([code, { value }]) => [code, value.trim() ? value.replace(/\n+$/, "") : undefined]));
    return text && Object.keys(text).join() === codes[0] ? text[codes[0]] : text;
  }
  const text = inputsIn(field)[0].value.trim();
  return typed && shape === "number" && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text || undefined;
};

const fill = (field, value) => {
  const { shape } = field.dataset;
  if (value === undefined) return;
  if (!shape || shape === "table") fieldsIn(field).forEach((inner) => fill(inner, value[inner.dataset.key]));
  else if (shape === "list") value.forEach((inner) => fill(fieldsIn(addEntry(field))[0], inner));
  else if (shape === "map") {
    for (const pair of Object.entries(value)) fieldsIn(addEntry(field)).forEach((inner, n) => fill(inner, pair[n]));
  } else {
    const texts = isMap(value) ? value : { [codes[0]]: value };
    for (const input of inputsIn(field)) {
      input.value = (input.lang ? texts[input.lang] : value) ?? "";
      input.closest(".rm-translation")?.toggleAttribute("open", Boolean(input.value));
    }
  }
};

const fieldAt = (form, path) => {
  let field = form;
  for (const step of path) {
    const { shape } = field.dataset;
    const entry = shape === "list" ? entriesIn(field)[step]
      : entriesIn(field).find((inner) => read(fieldsIn(inner)[0]) === step);
    const next = !shape || shape === "table" ? fieldsIn(field).find(({ dataset }) => dataset.key === step)
      : entry && fieldsIn(entry).at(-1);
    if (!next) return field;
    field = next;
  }
  return field;
};

const tell = (field, why) => {
  const text = one(":scope > .rm-error", field) ?? one(".rm-form-error", field);
  text.textContent = say(`error.${why === "value" ? field.dataset.shape : why}`, {});
  text.hidden = false;
  for (const input of text.previousElementSibling ? inputsIn(field) : []) input.setAttribute("aria-invalid", "true");
};

// --- what is shown ---

const status = one(".rm-status");
const made = one(".rm-made");
const line = (name, text) => {
  const shown = document.createElement("span");
  shown.className = name;
  shown.textContent = `${text}\n`;
  return shown;
};

const show = (where, text, address, label, hint, diff) => {
  one(".rm-where").textContent = where;
  one(".rm-diff").replaceChildren(...diff);
  one(".rm-diff").hidden = !diff.length;
  const lines = one(".rm-lines");
  lines.value = text;
  lines.rows = Math.min(24, text.split("\n").length + 1);
  lines.parentElement.hidden = one(".rm-copy").hidden = !text;
  one(".rm-copied").textContent = "";
  one(".rm-hint").textContent = hint;
  const open = one(".rm-open");
  open.hidden = !address;
  open.href = address || "#";
  open.textContent = label;
  made.hidden = false;
  made.focus();
};

const showNew = (file, text) => {
  const name = `${create}?${gitlab ? "file_name" : "filename"}=${encodeURIComponent(file)}`;
  const whole = `${name}&value=${encodeURIComponent(text)}`;
  const long = whole.length > 8000;
  const hint = !create ? "" : gitlab ? say("paste") : long ? say("long") : "";
  show(say("create", { file }), text, create && (gitlab || long ? name : whole), say("open-new"), hint, []);
};

const showChange = (file, lines) => {
  const { from, gone, come } = difference(file.lines, lines);
  const n = Math.max(1, gone.length ? from + 1 : from);
  const around = (start, end) => file.lines.slice(Math.max(0, start), end).map((text) => line("same", `  ${text}`));
  const diff = [
    ...around(from - 2, from),
    ...gone.map((text) => line("gone", `− ${text}`)),
    ...come.map((text) => line("come", `+ ${text}`)),
    ...around(from + gone.length, from + gone.length + 2),
  ];
  const key = !gone.length ? "behind" : come.length ? "replace" : "remove";
  const where = say(key, { file: file.file, n: from, a: from + 1, b: from + gone.length });
  const hint = [come.length && edit ? say("paste") : "", say("line", { text: file.lines[n - 1].trim() })].join(" ");
  const path = file.file.split("/").map(encodeURIComponent).join("/");
  show(where, come.join("\n"), edit && `${edit}/${path}#L${n}`, say("open-edit", { n }), hint, diff);
};

one(".rm-copy").addEventListener("click", async () => {
  const lines = one(".rm-lines");
  lines.select();
  if (navigator.clipboard) await navigator.clipboard.writeText(`${lines.value}\n`).catch(() => {});
  else document.execCommand("copy");
  one(".rm-copied").textContent = say("copied");
});

// --- a task: which record, its form, its lines ---

let known = [];
let taken = [];
const titled = (title) => (isMap(title) ? title[language] ?? Object.values(title)[0] : title);
const option = ([, id, title]) => new Option(titled(title) === id ? id : `${titled(title)} (${id})`, id);
const rows = (...kinds) => known.filter(([kind]) => kinds.includes(kind));

const prepare = (of) => {
  for (const field of [...(of.matches(".rm-field") ? [of] : []), ...all(".rm-field", of)]) {
    const help = one(":scope > small", field);
    const text = one(":scope > .rm-error", field);
    const ids = [help, text].filter(Boolean).map((part) => (part.id ||= `_help-${(counted += 1)}`));
    const leaf = ["list", "map", "table"].includes(field.dataset.shape) ? [field] : inputsIn(field);
    for (const input of leaf) input.setAttribute("aria-describedby", ids.join(" "));
    const { space } = field.dataset;
    const select = one(":scope select", field);
    if (space && select && !select.dataset.filled) {
      select.append(...rows(space === "measure" ? "metric" : space.replace("_", "-")).map(option));
      select.dataset.filled = "";
    }
  }
  for (const button of all(".rm-add", of)) {
    button.onclick = () => inputsIn(addEntry(button.parentElement))[0].focus();
  }
};

const fetched = async (path) => {
  const response = await fetch(`${root}${path}`);
  if (!response.ok) throw new Error(path);
  return response.json();
};

const go = (id, kinds) => {
  asked.set("id", id);
  asked.set("kind", rows(...kinds).find(([, own]) => own === id)[0]);
  location.search = asked;
};

const pick = (kinds, choose) => {
  const form = one(".rm-pick");
  const [track, record] = all("select", form);
  const records = kinds.includes("item") && choose !== "track";
  const first = records || choose === "track" ? ["track"] : kinds;
  one("[data-choose]", track.parentElement).textContent = say(`choose.${first.length > 1 ? "other" : first[0]}`);
  track.append(...rows(...first).map(option));
  record.parentElement.hidden = !records;
  record.required = records;
  track.onchange = () => {
    if (!records) return;
    record.length = 1;
    record.append(...rows(...kinds).filter(([, , , home]) => home === track.value).map(option));
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    go(records ? record.value : track.value, records ? kinds : first);
  };
  form.hidden = false;
};

const pathOf = ([kind, id, , track]) =>
  kind === "item" ? `tracks/${track}` : { owner: "owners", phase: "phases" }[kind] ?? `${kind}s/${id}`;

const checks = (form, kind, value, task, before) => {
  const found = [];
  const wrong = (why, ...path) => found.push({ path, why });
  for (const field of all("[data-fact]", form)) {
    const text = read(field);
    if (/^\d{4}/.test(text ?? "") && text.slice(0, 10) > today.slice(0, text.length)) found.push({ field, why: "future" });
  }
  const names = ["item", "use-case"].includes(kind) ? ["item", "use-case"] : [kind];
  const used = task.isNew && [...rows(...names).map(([, id]) => id), ...(names.length > 1 ? taken : [])];
  if (used && used.includes(value.id)) wrong("taken", "id");
  const moves = value.replanned ?? [];
  moves.forEach((move, n) => n && move.date <= moves[n - 1].date && wrong("order", "replanned", n, "date"));
  const { start = "", finish = "" } = value.planned ?? {};
  if (start.length === finish.length && start > finish) wrong("start", "planned", "finish");
  return found;
};

const work = async (task, form, row) => {
  const { kind } = form.dataset;
  const schema = await fetched(`open-data/schema/${{ item: "track", owner: "owners", phase: "phases" }[kind] ?? kind}.schema.json`);
  const isFile = !["item", "owner", "phase"].includes(kind);
  const path = row ? pathOf(row) : { owner: "owners", phase: "phases" }[kind];
  const file = path && (await fetched(`edit/${path}.json`));
  const record = file && !task.isNew ? file.records[row[1]] : undefined;
  if (!task.isNew && !record) throw new Error(path);
  prepare(form);
  let keys = task.keys.filter((key) => key.startsWith(`${kind}.`)).map((key) => key.slice(kind.length + 1));
  let { isAdded } = task;
  if (record) {
    fill(form, record.value);
    if (keys[0] === "replanned" && !record.value.planned && !record.value.replanned) {
      [keys, isAdded] = [["planned"], false];
      one(".rm-now").textContent = say("no-plan");
    }
  }
  const before = read(form) ?? {};
  for (const field of fieldsIn(form)) {
    const { key } = field.dataset;
    field.hidden = keys.length ? !keys.includes(key) : Boolean(record) && key === "id";
    if (keys.length) all("details", form).forEach((fold) => fold.replaceWith(...[...fold.childNodes].slice(fold.firstElementChild.nextSibling ? 1 : 0)));
  }
  all("summary", form).forEach((summary) => summary.parentElement.matches("details") || summary.remove());
  if (isAdded) {
    const field = fieldAt(form, [keys[0]]);
    entriesIn(field).forEach((entry) => (entry.hidden = true));
    const entry = addEntry(field);
    for (const part of [one(":scope > .rm-less", entry), one(":scope > .rm-add", field)]) part.hidden = true;
    const moved = Object.assign({}, record.value.planned, ...(record.value.replanned ?? []));
    const parts = fieldsIn(fieldsIn(entry)[0]);
    for (const inner of parts) {
      const { key } = inner.dataset;
      if (key === "date") fill(inner, today);
      if (keys[0] !== "replanned") continue;
      if (["date", "why"].includes(key)) {
        parts.at(-1).after(inner); // asked last, written first
        continue;
      }
      const { kind: sort, started, stages = {} } = record.value;
      inner.hidden = Boolean(stages[key] || (key === "start" && (started || sort === "milestone"))); // nothing to move any more
      if (moved[key]) one("small", inner).append(` ${say("now", { text: moved[key] })}`);
    }
  }
  if (keys[0] === "confirmed") inputsIn(fieldAt(form, ["confirmed"]))[0].value = today;
  const name = task.isNew && kind !== "review" && inputsIn(fieldAt(form, ["id"]))[0];
  const title = fieldsIn(form).find(({ dataset }) => ["title", "name"].includes(dataset.key));
  if (name && title) {
    inputsIn(title)[0].addEventListener("change", ({ target }) => {
      const words = target.value.normalize("NFD").toLowerCase().replace(/[^\w\s-]/g, "").match(/[a-z0-9]+/g) ?? [];
      name.value ||= words.slice(0, 4).join("-");
    });
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    made.hidden = true;
    all(".rm-error", form).forEach((text) => (text.hidden = true));
    all("[aria-invalid]", form).forEach((input) => input.removeAttribute("aria-invalid"));
    const value = read(form) ?? {};
    const { id, ...rest } = read(form, true) ?? {};
    const whole = isFile ? rest : { id, ...rest };
    const found = faults(isFile ? schema : schema.definitions[kind], whole, schema);
    if (isFile && task.isNew) {
      const own = kind === "review" ? /^20\d\d-\d\d-\d\d$/ : /^[a-z0-9]+(-[a-z0-9]+)*$/;
      if (!id) found.unshift({ path: ["id"], why: "required" });
      else if (!own.test(id) || id.length > 64) found.unshift({ path: ["id"], why: "value" });
    }
    const places = [...found, ...checks(form, kind, value, task, before)].map(({ path: at, field, why }) => ({ field: field ?? fieldAt(form, at), why }));
    for (const { field, why } of places.reverse()) tell(field, why);
    const count = new Set(places.map(({ field }) => field)).size;
    status.textContent = count ? say(count === 1 ? "errors.one" : "errors.other", { n: count }) : "";
    if (count) {
      const wrong = one("[aria-invalid]", form) ?? one(".rm-error:not([hidden])", form);
      for (let fold = wrong.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      return wrong.focus();
    }
    const { id: name, ...content } = value;
    const order = ordered(form).map(({ dataset }) => dataset.key);
    if (task.isNew && isFile) return showNew(`data/${kind}s/${name}.yml`, `# ${say(`comment.${kind}`)}\n${pairs(content, 0)}\n`);
    if (task.isNew && kind === "item") {
      const home = file.records[row[1]];
      const items = Object.values(file.records).slice(1).map((other) => other.value);
      const [was, will] = [items, [...items, value]].map((all) => ({ ...home.value, items: all.length ? all : undefined }));
      const own = Object.keys(home.keys).filter((key) => key !== "items");
      return showChange(file, changed(file, home, was, will, [...own, "items"]));
    }
    if (task.isNew) {
      const other = Object.values(file.records).at(-1);
      if (!other || other.flow) return showChange(file, rewritten(file, undefined, value));
      const lines = [...file.lines];
      lines.splice(other.last, 0, ...listed(value, other.indent - 2, true).split("\n"));
      return showChange(file, lines);
    }
    const lines = changed(file, record, before, value, order);
    if (same(lines, file.lines)) status.textContent = say("nothing");
    else showChange(file, lines);
  });
  inputsIn(form).find((input) => input.checkVisibility?.() ?? true)?.focus({ preventScroll: true });
};

// What can change about one record, when its page sent the reader here; else all there is.
const menu = async () => {
  const tasks = one(".rm-tasks");
  const [kind, id] = [asked.get("kind"), asked.get("id")];
  if (id) {
    ({ records: known } = await fetched("edit/records.json"));
    const found = rows(kind).find(([, own]) => own === id);
    if (found) one(".rm-tasks p").textContent = say("about", { text: titled(found[2]) });
    for (const link of found ? all("[data-task]") : []) {
      const { task, kinds, fresh } = link.dataset;
      link.href = `?${new URLSearchParams({ do: task, kind, id })}`;
      link.parentElement.hidden = fresh ? kind !== "track" || task !== "item" : !kinds.split(" ").includes(kind);
    }
    if (found) one("details", tasks).open = true;
  }
  tasks.hidden = false;
};

const start = async () => {
  const link = all("[data-task]").find(({ dataset }) => dataset.task === asked.get("do"));
  if (!link) return menu();
  const { task: name, kinds, keys, added, fresh } = link.dataset;
  const task = { kinds: kinds.split(" "), keys: keys.split(" ").filter(Boolean), isAdded: Boolean(added), isNew: Boolean(fresh) };
  one(".rm-work").hidden = false;
  one(".rm-about").textContent = say(`about.${name}`);
  one(".rm-work h2").textContent = link.textContent;
  status.textContent = say("loading");
  try {
    ({ records: known, taken } = await fetched("edit/records.json"));
    status.textContent = "";
    one("#edit-records").append(...rows("item", "use-case").map(option));
    const inTrack = task.isNew && task.kinds[0] === "item";
    const needed = !task.isNew || inTrack;
    const found = needed && rows(...(inTrack ? ["track"] : task.kinds)).find(([kind, id]) => id === asked.get("id") && kind === (asked.get("kind") ?? kind));
    if (needed && asked.get("id") && !found) status.textContent = say("unknown");
    if (needed && !found) return pick(task.kinds, inTrack ? "track" : "");
    if (found) one(".rm-work h2").append(`: ${titled(found[2])}`);
    await work(task, one(`form[data-kind="${inTrack || !found ? task.kinds[0] : found[0]}"]`), found || undefined);
  } catch (error) {
    status.textContent = say("broken");
    throw error;
  }
};
start();
