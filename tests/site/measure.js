// What a reader would see go wrong on a page, from the boxes that the browser drew: texts over each other, texts cut off,
// texts out of reach, a page that scrolls sideways, marks that touch.
// In: the page as it stands. Out: [{kind, where, what}]; empty when nothing is wrong.
() => {
  const NEAR = 1; // px that boxes may share: rounding, and the overhang of letters
  const found = [];
  const once = new Set();
  const root = document.documentElement;
  const pen = document.createElement("canvas").getContext("2d");
  const styles = new Map();
  const style = (element) => styles.get(element) ?? styles.set(element, getComputedStyle(element)).get(element);
  const remembered = (compute, known = new Map()) => (one) => known.get(one) ?? known.set(one, compute(one)).get(one);

  const place = (element) => {
    const names = (one) => [one.localName, ...one.classList].join(".");
    const named = (one) => (one.id ? `#${one.id}` : "");
    const parents = [];
    for (let one = element; one && one !== document.body && parents.length < 3; one = one.parentElement)
      parents.unshift(names(one) + named(one));
    return parents.join(" > ");
  };
  const tell = (kind, element, what) => {
    const fault = { kind, where: place(element), what: what.replace(/\s+/g, " ").trim().slice(0, 90) };
    const key = Object.values(fault).join("\n");
    if (!once.has(key)) found.push(fault);
    once.add(key);
  };

  // Every ancestor that may cut what an element holds. What is placed absolutely escapes those between it and its own place.
  const holds = (one) => style(one).position !== "static" || style(one).transform !== "none" || style(one).contain === "paint";
  const clippers = remembered((element) => {
    const around = [];
    let escapes = "";
    for (let one = element; one && one !== document.body && one !== root; one = one.parentElement) {
      const { position, overflowX, overflowY, display } = style(one);
      if (escapes === "fixed" || (escapes === "absolute" && !holds(one))) continue;
      escapes = "";
      const drawn = one instanceof SVGElement ? one.localName === "svg" : !["inline", "contents"].includes(display);
      if (drawn && (overflowX !== "visible" || overflowY !== "visible")) around.push(one);
      if (["absolute", "fixed"].includes(position)) escapes = position;
    }
    return around;
  });
  const inner = remembered((element) => {
    const box = element.getBoundingClientRect();
    if (element instanceof SVGElement) return { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
    const left = box.left + element.clientLeft;
    const top = box.top + element.clientTop;
    return { left, top, right: left + element.clientWidth, bottom: top + element.clientHeight };
  });
  // What stands apart from the flow: it covers other text for as long as the reader does not scroll.
  const layer = remembered((element) => {
    for (let one = element; one; one = one.parentElement)
      if (["sticky", "fixed"].includes(style(one).position)) return one;
    return null;
  });
  const covers = remembered((element) => {
    const opaque = (one) => /^rgb\(/.test(style(one).backgroundColor);
    for (let one = element; one; one = one.parentElement) {
      if (opaque(one)) return true;
      if (one === layer(element)) return false;
    }
    return false;
  });
  const hidden = remembered((element) => {
    if (element === root) return false;
    if (hidden(element.parentElement)) return true;
    const { visibility, opacity, clipPath, overflow, display } = style(element);
    if (visibility !== "visible" || opacity === "0" || clipPath.startsWith("inset(50%")) return true;
    if (overflow === "visible" || display === "inline") return false;
    const box = element.getBoundingClientRect();
    return box.width <= 2 || box.height <= 2;
  });

  // The letters of a word, not its line: lines may be set closer than the font is high.
  const ink = (text, element, box) => {
    const { fontStyle, fontWeight, fontSize, fontFamily } = style(element);
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const size = pen.measureText(text);
    const high = size.fontBoundingBoxAscent + size.fontBoundingBoxDescent;
    const scale = box.height / high;
    const base = box.top + size.fontBoundingBoxAscent * scale;
    const above = size.actualBoundingBoxAscent * scale;
    return { left: box.left, right: box.right, top: base - above, bottom: base + size.actualBoundingBoxDescent * scale };
  };

  const cut = (word) => {
    const { element, text } = word;
    let { left, right, top, bottom } = word;
    for (const around of clippers(element)) {
      const box = inner(around);
      const { overflowX, overflowY } = style(around);
      for (const [axis, overflow, start, end, from, to, begun] of [
        ["sideways", overflowX, left, right, box.left, box.right, around.scrollLeft],
        ["upright", overflowY, top, bottom, box.top, box.bottom, around.scrollTop],
      ]) {
        if (overflow === "visible") continue;
        const scrolls = ["auto", "scroll"].includes(overflow);
        if (scrolls && start + begun < from - NEAR) tell("out of reach", element, text);
        if (!scrolls && (start < from - NEAR || end > to + NEAR)) {
          const full = element.closest("[title]")?.title ?? "";
          if (!full.includes(text)) tell(`cut ${axis}`, element, text);
        }
      }
      left = Math.max(left, box.left);
      right = Math.min(right, box.right);
      top = Math.max(top, box.top);
      bottom = Math.min(bottom, box.bottom);
      if (right - left < NEAR || bottom - top < NEAR) return null; // until the reader scrolls
    }
    const apart = layer(element);
    const beside = right <= 0 || left >= root.clientWidth;
    if (apart && style(apart).position === "fixed" && beside) return null; // a drawer that is closed
    if (left + scrollX < -NEAR) tell("out of reach", element, text);
    if (right > root.clientWidth + NEAR) tell("past the window", element, text);
    return { ...word, left, right, top, bottom };
  };

  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (["SCRIPT", "STYLE", "NOSCRIPT", "TEXTAREA", "OPTION"].includes(element.tagName)) continue;
    if (!node.data.trim() || !element.checkVisibility() || hidden(element)) continue;
    for (const { 0: text, index } of node.data.matchAll(/\S+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + text.length);
      for (const box of range.getClientRects()) {
        if (box.width < NEAR || box.height < NEAR) continue;
        const seen = cut({ element, node, index, text, ...ink(text, element, box) });
        if (seen) words.push(seen);
      }
    }
  }

  words.sort((one, other) => one.top - other.top);
  words.forEach((word, number) => {
    for (let next = number + 1; next < words.length && words[next].top < word.bottom - NEAR; next += 1) {
      const other = words[next];
      const shared = Math.min(word.right, other.right) - Math.max(word.left, other.left);
      const deep = Math.min(word.bottom, other.bottom) - other.top;
      if (shared <= NEAR || deep <= NEAR || (word.node === other.node && word.index === other.index)) continue;
      const apart = layer(word.element) !== layer(other.element);
      if (apart && (covers(word.element) || covers(other.element))) continue;
      tell("over each other", word.element, `${word.text} | ${other.text}`);
    }
  });

  // What the browser writes itself, in the room of a control.
  for (const control of document.querySelectorAll("select, input[placeholder]")) {
    if (!control.checkVisibility() || hidden(control)) continue;
    const { font, paddingLeft, paddingRight } = style(control);
    const list = control.localName === "select";
    const text = list ? (control.selectedOptions[0]?.label ?? "") : control.placeholder;
    const room = control.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - (list ? 16 : 0); // its arrow
    pen.font = font;
    if (control.clientWidth > 2 && pen.measureText(text).width > room + NEAR) tell("cut sideways", control, text);
  }

  const touch = (one, other) =>
    one.left < other.right - 0.5 && other.left < one.right - 0.5 && one.top < other.bottom - 0.5 && other.top < one.bottom - 0.5;
  for (const lane of document.querySelectorAll(".rm-plot")) {
    const marks = [...lane.querySelectorAll(".rm-mark")].map((mark) => ({
      mark,
      parts: [...mark.querySelectorAll(":scope > :not(.ground, .ties)")]
        .map((part) => part.getBoundingClientRect())
        .filter((box) => box.width || box.height),
    }));
    marks.forEach(({ mark, parts }, number) => {
      for (const other of marks.slice(0, number))
        if (parts.some((one) => other.parts.some((two) => touch(one, two))))
          tell("marks touch", mark, `${mark.id} ${other.mark.id}`);
    });
  }

  const wide = document.scrollingElement.scrollWidth;
  if (wide > root.clientWidth) tell("page scrolls sideways", document.body, `${wide} px in ${root.clientWidth}`);
  return found;
}
