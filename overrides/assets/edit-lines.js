// What a change to a record does to the lines of its file, and what differs. Lines that do not change stay as they are.
import { listed, pair, pairs } from "./edit-yaml.js";

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// A list that was written on one line becomes one with a line for each key: all that it holds, and what is added.
export const rewritten = (file, record, after) => {
  const lines = [...file.lines];
  const records = Object.values(file.records);
  const track = records[0]?.kind === "track" ? records.shift() : undefined;
  const values = records.map((other) => (other === record ? after : other.value));
  if (!record) values.push(after);
  const [from, to] = track?.keys.items ?? [
    records[0]?.first ?? lines.findIndex((text) => /^\s*\[/.test(text)) + 1,
    Math.max(0, ...records.map((other) => other.last)) || lines.findLastIndex((text) => /\]/.test(text)) + 1,
  ];
  const text = values.map((value) => listed(value, track ? 2 : 0, true)).join("\n");
  lines.splice(from - 1, to - from + 1, ...(track ? ["items:"] : []), ...text.split("\n"));
  return lines;
};

export const changed = (file, record, before, after, keys) => {
  const lines = [...file.lines];
  const { first, last, indent } = record;
  const put = (from, count, text) => lines.splice(from, count, ...(text === undefined ? [] : text.split("\n")));
  const lead = (line) => lines[line - 1].slice(0, indent);
  if (record.flow === "list") return rewritten(file, record, after);
  const [top] = Object.keys(record.keys);
  if (record.flow || (after[top] === undefined && before[top] !== undefined)) {
    const items = record.kind === "track" ? Object.values(file.records).slice(1).map((other) => other.value) : [];
    const whole = items.length && !after.items ? { ...after, items } : after;
    put(first - 1, last - first + 1, lead(first) + pairs(whole, indent).trimStart());
    return lines;
  }
  const splices = keys.flatMap((key, order) => {
    const [was, will, place] = [before[key], after[key], record.keys[key]];
    if (same(was, will)) return [];
    if (will === undefined) return [{ from: place[0] - 1, count: place[1] - place[0] + 1, order }];
    const text = pair(key, will, indent);
    if (!place) {
      const above = keys.slice(0, order).filter((other) => record.keys[other]).map((other) => record.keys[other][1]);
      return [{ from: Math.max(...above, first), count: 0, text, order }];
    }
    if (place[2] >= 0 && same(will.slice(0, was.length), was)) {
      const gap = lines.slice(place[0], place[1]).includes("") ? "\n" : "";
      const more = will.slice(was.length).map((inner) => gap + listed(inner, place[2], key === "items")).join("\n");
      return [{ from: place[1], count: 0, text: more, order }];
    }
    return [{ from: place[0] - 1, count: place[1] - place[0] + 1, text: lead(place[0]) + text.slice(indent), order }];
  });
  splices.sort((a, b) => b.from - a.from || b.order - a.order); // from below, so that no line moves before its turn
  for (const { from, count, text } of splices) put(from, count, text);
  return lines;
};

export const difference = (old, made) => {
  let from = 0;
  let same = 0;
  while (from < old.length && old[from] === made[from]) from += 1;
  while (same < Math.min(old.length, made.length) - from && old.at(-1 - same) === made.at(-1 - same)) same += 1;
  return { from, gone: old.slice(from, old.length - same), come: made.slice(from, made.length - same) };
};
