// What a change to a record does to the lines of its file, and what differs. Lines that do not change stay as they are.
import { isMap, same } from "./edit-page.js";
import { listed, pair, pairs } from "./edit-yaml.js";

const NESTED = { track: "items", maturity: "dimensions" }; // the list of records in the file of a record

// The record whose file it is, the key of the list of others in it, and all those.
const parts = (file) => {
  const records = Object.values(file.records);
  const key = NESTED[records[0]?.kind];
  return key ? { key, home: records[0], others: records.slice(1) } : { others: records };
};

// A list that was written on one line becomes one with a line for each key: all that it holds, and what is added.
const rewritten = (file, record, after) => {
  const lines = [...file.lines];
  const { key, home, others } = parts(file);
  const values = others.map((other) => (other === record ? after : other.value));
  if (!record) values.push(after);
  const [from, to] = home?.keys[key] ?? [
    others[0]?.first ?? lines.findIndex((text) => /^\s*\[/.test(text)) + 1,
    Math.max(0, ...others.map((other) => other.last)) || lines.findLastIndex((text) => /\]/.test(text)) + 1,
  ];
  const text = values.map((value) => listed(value, home ? 2 : 0, true)).join("\n");
  lines.splice(from - 1, to - from + 1, ...(home ? [`${key}:`] : []), ...text.split("\n"));
  return lines;
};

// Where the keys of a map change: from which line, how many lines go, what comes. A map in it that has a line for each
// key is changed key by key. Of two changes at one line, that with the higher order stands below.
const splices = (lines, { places, indent, first, order = 0, step = 1 }, before, after, keys) =>
  keys.flatMap((key, n) => {
    const [was, will, place] = [before[key], after[key], places[key]];
    const at = order + n * step;
    if (same(was, will)) return [];
    if (!place) {
      const above = keys.slice(0, n).filter((other) => places[other]).map((other) => places[other][1]);
      return [{ from: Math.max(...above, first), count: 0, text: pair(key, will, indent), order: at }];
    }
    const [start, last, column, below] = place;
    if (below && isMap(will)) {
      const inner = { places: below, indent: column, first: start, order: at, step: step / 1000 };
      return splices(lines, inner, was, will, Object.keys({ ...will, ...was }));
    }
    if (column >= 0 && Array.isArray(will) && same(will.slice(0, was.length), was)) {
      const gap = lines.slice(start, last).includes("") ? "\n" : "";
      const isRecord = Object.values(NESTED).includes(key);
      const more = will.slice(was.length).map((one) => gap + listed(one, column, isRecord)).join("\n");
      return [{ from: last, count: 0, text: more, order: at }];
    }
    const lead = lines[start - 1].slice(0, indent);
    const text = will === undefined ? undefined : lead + pair(key, will, indent).slice(indent);
    return [{ from: start - 1, count: last - start + 1, text, order: at }];
  });

export const changed = (file, record, before, after, keys) => {
  const lines = [...file.lines];
  const { first, last, indent, keys: places } = record;
  if (same(before, after)) return lines;
  if (record.flow === "list") return rewritten(file, record, after);
  const [top] = Object.keys(places);
  if (record.flow || (after[top] === undefined && before[top] !== undefined)) {
    const { key, home, others } = parts(file);
    const held = record === home && others.length ? { [key]: others.map(({ value }) => value) } : {};
    const whole = pairs({ ...after, ...held, ...after }, indent); // what is held stands last, unless it changes
    const text = lines[first - 1].slice(0, indent) + whole.trimStart();
    lines.splice(first - 1, last - first + 1, ...text.split("\n"));
    return lines;
  }
  const found = splices(lines, { places, indent, first }, before, after, keys);
  found.sort((a, b) => b.from - a.from || b.order - a.order); // from below, so that no line moves before its turn
  for (const { from, count, text } of found) lines.splice(from, count, ...(text === undefined ? [] : text.split("\n")));
  return lines;
};

// The lines of the file with a new record in it.
export const grown = (file, value) => {
  const { key, home, others } = parts(file);
  if (home) {
    const held = others.map((other) => other.value);
    const before = held.length ? { ...home.value, [key]: held } : home.value;
    const own = Object.keys(home.keys).filter((other) => other !== key);
    return changed(file, home, before, { ...home.value, [key]: [...held, value] }, [...own, key]);
  }
  const last = others.at(-1);
  if (!last || last.flow) return rewritten(file, undefined, value);
  const lines = [...file.lines];
  lines.splice(last.last, 0, ...listed(value, last.indent - 2, true).split("\n"));
  return lines;
};

export const difference = (old, made) => {
  let from = 0;
  let same = 0;
  while (from < old.length && old[from] === made[from]) from += 1;
  while (same < Math.min(old.length, made.length) - from && old.at(-1 - same) === made.at(-1 - same)) same += 1;
  return { from, gone: old.slice(from, old.length - same), come: made.slice(from, made.length - same) };
};
