// The lines to paste: where they go, what changes around them, and the page of the host that opens.
import { difference } from "./edit-lines.js";
import { create, edit, gitlab, one, say } from "./edit-page.js";

const LONGEST = 8000; // of an address that a host takes

export const status = one(".rm-status");
export const made = one(".rm-made");
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

export const showNew = (file, text) => {
  const name = `${create}?${gitlab ? "file_name" : "filename"}=${encodeURIComponent(file)}`;
  const whole = `${name}&value=${encodeURIComponent(text)}`;
  const long = whole.length > LONGEST;
  const hint = !create ? "" : gitlab ? say("paste") : long ? say("long") : "";
  show(say("create", { file }), text, create && (gitlab || long ? name : whole), say("open-new"), hint, []);
};

export const showChange = (file, lines) => {
  const { from, gone, come } = difference(file.lines, lines);
  const n = Math.max(1, gone.length ? from + 1 : from);
  const around = (start, end) => file.lines.slice(Math.max(0, start), end).map((text) => line("same", `  ${text}`));
  const diff = [
    ...around(from - 2, from),
    ...gone.map((text) => line("gone", `− ${text}`)),
    ...come.map((text) => line("come", `+ ${text}`)),
    ...around(from + gone.length, from + gone.length + 2),
  ];
  const key = !gone.length ? "behind" : `${come.length ? "replace" : "remove"}.${gone.length > 1 ? "other" : "one"}`;
  const where = say(key, { file: file.file, n: from, a: from + 1, b: from + gone.length });
  const hint = [come.length && edit ? say("paste") : "", say("line", { text: file.lines[n - 1].trim() })].join(" ");
  show(where, come.join("\n"), edit && `${edit}/${file.file}#L${n}`, say("open-edit", { n }), hint, diff);
};

one(".rm-copy").addEventListener("click", async () => {
  const lines = one(".rm-lines");
  lines.select();
  if (navigator.clipboard) await navigator.clipboard.writeText(`${lines.value}\n`).catch(() => {});
  else document.execCommand("copy");
  one(".rm-copied").textContent = say("copied");
});
