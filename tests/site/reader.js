// What a reader meets who changes something: no script, no motion, colours of their own, paper, a keyboard.
// In: the page as it stands. Out: an object of questions about it; a list is empty when nothing is wrong.
(() => {
  const light = (colour) => {
    const whole = colour.startsWith("color") ? 1 : 255;
    const [r, g, b] = (colour.match(/[\d.]+/g) ?? []).map((number) => number / whole);
    const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const paper = () => getComputedStyle(document.body).backgroundColor;
  const drawn = (one) => one.getClientRects().length > 0 && one.checkVisibility({ visibilityProperty: true });
  const all = (selector) => [...document.querySelectorAll(selector)].filter(drawn);
  const told = (elements) => elements.map((one) => one.outerHTML.slice(0, 110));

  // Controls in sight, less those that the style sheet or the browser answers.
  const CONTROLS = "button, input, select, textarea, output, label, [role=button], [tabindex], [onclick]";
  const ANSWERED = [
    ".rm-filters *, .rm-filters-open, .rm-filters-open *",
    ".md-header button, [for=__drawer], #__drawer, .md-nav__toggle, label.md-nav__link",
    "[role=region][tabindex]",
  ].join();
  const dead = () => told(all(CONTROLS).filter((one) => !one.matches(ANSWERED)));

  const moving = () =>
    [...document.querySelectorAll("*")].flatMap((one) =>
      [null, "::before", "::after"].flatMap((part) => {
        const { transitionDuration, transitionProperty, animationName, scrollBehavior } = getComputedStyle(one, part);
        const lasts = transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
        const moves = (transitionProperty !== "none" && lasts) || animationName !== "none" || scrollBehavior === "smooth";
        return moves ? [`${one.localName}.${one.getAttribute("class") ?? ""}${part ?? ""}`] : [];
      }),
    );

  // Words of a drawing on what is under them; and shapes of which neither the inside nor the outline stands out.
  const SHAPES = ".rm-mark > :is(.full, .open, .line, .dots, .slip, .plan), .head";
  const faint = () => {
    const ground = (one) => {
      const under = one.closest(".phase.now, .tag")?.querySelector("rect") ?? one.parentElement.querySelector(".disc");
      return under ? getComputedStyle(under).fill : paper();
    };
    const words = all(".rm-page svg text").filter((one) => contrast(getComputedStyle(one).fill, ground(one)) < 4.5);
    const shapes = all(SHAPES).filter((one) => {
      const { fill, stroke } = getComputedStyle(one);
      return ![fill, stroke].some((colour) => colour !== "none" && contrast(colour, paper()) >= 3);
    });
    return told([...words, ...shapes]);
  };

  // Links that cannot be read on white paper.
  const pale = () =>
    told(
      all(".rm-page a")
        .filter((one) => one.textContent.trim() && !one.closest("svg"))
        .filter((one) => contrast(getComputedStyle(one).color, "rgb(255, 255, 255)") < 4.5),
    );

  const folded = () =>
    told(
      [...document.querySelectorAll("details > :not(summary)")].filter(
        (one) => one.closest("details").checkVisibility() && !one.checkVisibility({ contentVisibilityAuto: true }),
      ),
    );

  // How many points of two pictures differ in lightness by a quarter of its range.
  const different = async ([one, other]) => {
    const points = async (picture) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
      canvas.drawImage(image, 0, 0);
      const { data } = canvas.getImageData(0, 0, image.width, image.height);
      const grey = (at) => 0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2];
      return { width: image.width, height: image.height, at: (x, y) => grey(4 * (y * image.width + x)) };
    };
    const [first, second] = [await points(one), await points(other)];
    let found = 0;
    for (let y = 0; y < Math.min(first.height, second.height); y += 1)
      for (let x = 0; x < Math.min(first.width, second.width); x += 1)
        if (Math.abs(first.at(x, y) - second.at(x, y)) > 64) found += 1;
    return found;
  };

  // Where the keyboard is: how thick its ring is, how that stands out, and whether it is in sight; null after a round.
  const stop = (script) => {
    const one = document.activeElement;
    if (!one || one === document.body || one.dataset.met) return null;
    one.dataset.met = "met";
    const label = one.matches(".md-option")
      ? one.form.querySelector("label:not([hidden])")
      : document.querySelector(`.md-header label[for="${one.id}"]`);
    const rings = [one, label, one.closest("label"), one.closest("form")]
      .filter((other) => other && getComputedStyle(other).outlineStyle !== "none")
      .map((other) => getComputedStyle(other))
      .map(({ outlineWidth, outlineColor }) => [parseFloat(outlineWidth), contrast(outlineColor, paper())]);
    const ground = one.querySelector(".ground");
    if (ground) {
      const { stroke, strokeWidth } = getComputedStyle(ground);
      rings.push([parseFloat(strokeWidth), contrast(stroke, paper())]);
    }
    const [thick, apart] = rings.reduce((best, ring) => (ring[0] > best[0] ? ring : best), [0, 1]);
    // Without script, the browser brings a mark and all of its relations in sight, as far as they fit.
    const unseen = one.matches(".md-option, #__drawer, .rm-switch input");
    const shown = unseen ? (label ?? one.closest("label")) : script ? (ground ?? one) : one;
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    const large = right - left > 1 && bottom - top > 1;
    const seen = large && right > 1 && bottom > 1 && left < innerWidth && top < innerHeight;
    return { name: one.outerHTML.slice(0, 110), ringed: thick >= 2 && apart >= 3, seen };
  };

  return { dead, moving, faint, pale, folded, different, stop };
})()
