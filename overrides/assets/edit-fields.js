// The fields of a form: a form, a table and an entry of a list or map hold fields, each under its key.
import { all, codes, isMap, one, option, rows, say } from "./edit-page.js";

export const fieldsIn = (of) =>
  all(".rm-field", of).filter((field) => field.parentElement.closest(".rm-field, .rm-entry, form") === of);
export const entriesIn = (field) =>
  all(".rm-entry", field).filter((entry) => entry.parentElement.closest(".rm-field") === field);
export const inputsIn = (field) => all("input, select, textarea", field);
// As the contract has them, which is not always as they are asked.
export const ordered = (of) => fieldsIn(of).sort((a, b) => a.dataset.order - b.dataset.order);
let counted = 0;

export const addEntry = (field) => {
  one(":scope > .rm-entries", field).append(one(":scope > template", field).content.cloneNode(true));
  const entry = entriesIn(field).at(-1);
  prepare(entry);
  if (entry.matches("details")) {
    entry.onchange = () => (one("summary", entry).textContent = inputsIn(entry)[0].selectedOptions[0].text);
    entry.onchange();
  }
  one(":scope > .rm-less", entry).addEventListener("click", () => {
    entry.remove();
    one(":scope > .rm-add", field).focus();
  });
  return entry;
};

const held = (pairs) => {
  const kept = pairs.filter(([, value]) => value !== undefined);
  return kept.length ? Object.fromEntries(kept) : undefined;
};

// A text in one language, the first, stands alone; in others it is a map.
const readText = (field) => {
  const texts = codes.map((code) => [code, inputsIn(field).find((input) => input.lang === code).value]);
  const text = held(texts.map(([code, value]) => [code, value.trim() ? value.replace(/\n+$/, "") : undefined]));
  return text && Object.keys(text).join() === codes[0] ? text[codes[0]] : text;
};

// What was typed, as texts; `typed`: numbers as numbers, for the schema. Undefined where nothing was.
export const read = (field, typed = false) => {
  const { shape } = field.dataset;
  const inner = (entry) => fieldsIn(entry).map((part) => read(part, typed));
  if (!shape || shape === "table") return held(ordered(field).map((part) => [part.dataset.key, read(part, typed)]));
  if (shape === "map") return held(entriesIn(field).map(inner).filter(([key]) => key));
  if (shape === "list") {
    const values = entriesIn(field).flatMap(inner).filter((value) => value !== undefined);
    return values.length ? values : undefined;
  }
  if (shape === "line" || shape === "long") return readText(field);
  const text = inputsIn(field)[0].value.trim();
  return typed && ["number", "whole"].includes(shape) && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text || undefined;
};

export const fill = (field, value) => {
  const { shape } = field.dataset;
  if (value === undefined) return;
  if (!shape || shape === "table") fieldsIn(field).forEach((inner) => fill(inner, value[inner.dataset.key]));
  else if (shape === "list") value.forEach((inner) => fill(fieldsIn(addEntry(field))[0], inner));
  else if (shape === "map") {
    for (const pair of Object.entries(value)) {
      const entry = addEntry(field);
      fieldsIn(entry).forEach((inner, n) => fill(inner, pair[n]));
      entry.onchange?.();
      entry.open = false;
    }
  } else {
    const texts = isMap(value) ? value : { [codes[0]]: value };
    for (const input of inputsIn(field)) {
      input.value = (input.lang ? texts[input.lang] : value) ?? "";
      input.closest(".rm-translation")?.toggleAttribute("open", Boolean(input.value));
    }
  }
};

const below = (field, step) => {
  const { shape } = field.dataset;
  if (!shape || shape === "table") return fieldsIn(field).find(({ dataset }) => dataset.key === step);
  const entries = entriesIn(field);
  const entry = shape === "list" ? entries[step] : entries.find((inner) => read(fieldsIn(inner)[0]) === step);
  return entry && fieldsIn(entry).at(-1);
};

// The field at a path of keys and numbers, as deep as there is one.
export const fieldAt = (form, path) => {
  const next = path.length && below(form, path[0]);
  return next ? fieldAt(next, path.slice(1)) : form;
};

// A day written the way people say it: what to write instead.
const meant = (text) => {
  const [, day, month, year] = text.match(/^(\d\d?)[-/. ](\d\d?)[-/. ](20\d\d)$/) ?? [];
  return month <= 12 && [year, ...[month, day].map((n) => n.padStart(2, "0"))].join("-");
};

export const tell = (field, why) => {
  const text = one(":scope > .rm-error", field) ?? one(".rm-form-error", field);
  const day = ["date", "fact"].includes(field.dataset.shape) && meant(inputsIn(field)[0].value.trim());
  text.textContent = say(day ? "error.meant" : `error.${why === "value" ? field.dataset.shape : why}`, { text: day });
  text.hidden = false;
  for (const input of text.previousElementSibling ? inputsIn(field) : []) input.setAttribute("aria-invalid", "true");
};

export const prepare = (of) => {
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
