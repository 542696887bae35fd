// Values as YAML, the way people write it in data/: texts are quoted where they must be, long ones are blocks, what is
// short stands on one line.

import { isMap } from "./edit-page.js";

const isLine = (value) => typeof value === "string" && !value.includes("\n");
const WIDE = 100;
const spaces = (n) => " ".repeat(n);
const bare = (value) =>
  typeof value === "string" ? !/\s/.test(value) : Object.values(value).every((inner) => bare(inner));

const quoted = (text, inFlow) => {
  const plain = /^(?:[\p{L}\p{N}(]|-\d)/u.test(text) && !/: | #|[:\s]$|\t/.test(text);
  if (plain && !(inFlow && /[,:[\]{}]/.test(text))) return text;
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
};

const flow = (value) => {
  if (typeof value === "string") return quoted(value, true);
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  return `{${Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`).join(", ")}}`;
};

const scalar = (text, indent, used) => {
  const pad = spaces(indent);
  if (!isLine(text)) {
    const sign = /^\s/.test(text) ? "|2-" : "|-";
    return [sign, ...text.split("\n").map((line) => line && pad + line)].join("\n");
  }
  if (used + text.length < WIDE || /^\s|\s\s|[^\S ]|\s$/.test(text)) return quoted(text);
  const lines = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && indent + line.length + word.length < WIDE - 2) lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return [">-", ...lines.map((line) => pad + line)].join("\n");
};

export const listed = (value, indent, isRecord = false) => {
  const pad = spaces(indent);
  if (typeof value === "string") return `${pad}- ${scalar(value, indent + 2, indent)}`;
  const line = `${pad}- ${flow(value)}`;
  if (!isRecord && bare(value) && line.length < WIDE) return line;
  return `${pad}- ${pairs(value, indent + 2).trimStart()}`;
};

export const pair = (key, value, indent) => {
  const head = `${spaces(indent)}${key}:`;
  if (typeof value === "string") return `${head} ${scalar(value, indent + 2, head.length)}`;
  const line = `${head} ${flow(value)}`;
  if (Object.values(value).every(isLine) && line.length < WIDE) return line;
  if (isMap(value)) return `${head}\n${pairs(value, indent + 2)}`;
  return [head, ...value.map((inner) => listed(inner, indent + 2))].join("\n");
};

export const pairs = (value, indent) =>
  Object.entries(value).map(([key, inner]) => pair(key, inner, indent)).join("\n");
