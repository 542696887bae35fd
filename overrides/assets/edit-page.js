// What the parts of the forms share: the page, its words, and the records that edit/records.json names.

const page = document.querySelector(".rm-edit");
export const { root, edit, create, gitlab, language, languages } = page.dataset;
export const codes = languages.split(" ");
export const one = (selector, of = page) => of.querySelector(selector);
export const all = (selector, of = page) => [...of.querySelectorAll(selector)];
export const say = (key, blanks = {}) =>
  one(`[data-said="${key}"]`).textContent.replace(/\{(\w+)\}/g, (_, name) => blanks[name]);
export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
export const isMap = (value) => typeof value === "object" && !Array.isArray(value);

const now = new Date();
const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
export const today = date.map((n) => `${n}`.padStart(2, "0")).join("-");

export const fetched = async (path) => {
  const response = await fetch(`${root}${path}`);
  if (!response.ok) throw new Error(path);
  return response.json();
};

export const known = { records: [], taken: [] };
export const know = async () => Object.assign(known, await fetched("edit/records.json"));
export const rows = (...kinds) => known.records.filter(([kind]) => kinds.includes(kind));
export const titled = (title) => (isMap(title) ? title[language] ?? Object.values(title)[0] : title);
export const recorded = () => rows("item", "use-case");
export const option = ([, id, title]) => new Option(titled(title) === id ? id : `${titled(title)} (${id})`, id);
