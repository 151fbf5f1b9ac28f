// Whether the page fits its window: nothing sticks out at the side, and no text is cut off or leaves its box.

/** What does not fit, in words; nothing where all does. Long lists are told by their first entries. */
export async function misfits(page) {
  const found = await page.evaluate(() => {
    const SLACK = 1.5;
    // Letters may reach beyond the line's box where lines are set tight: a part of their height counts as no harm.
    const ABOVE = 0.35;
    const out = [];
    const width = document.documentElement.clientWidth;
    const label = (element, text) => {
      const name = element.tagName.toLowerCase() + (element.getAttribute('class') ? `.${element.getAttribute('class').trim().split(/\s+/).join('.')}` : '');
      return `${name} “${(text ?? element.textContent).trim().slice(0, 50)}”`;
    };
    const moves = (style, side) => /auto|scroll/.test(side === 'x' ? style.overflowX : style.overflowY);
    const cuts = (style, side) => /hidden|clip/.test(side === 'x' ? style.overflowX : style.overflowY);

    if (document.documentElement.scrollWidth > width) out.push(`the page is ${document.documentElement.scrollWidth - width} px too wide`);

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.trim();
      const parent = node.parentElement;
      if (!text || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || parent.closest('option, textarea, script, style, noscript')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
      if (boxes.length === 0) continue;
      const left = Math.min(...boxes.map((box) => box.left));
      const right = Math.max(...boxes.map((box) => box.right));
      const top = Math.min(...boxes.map((box) => box.top));
      const bottom = Math.max(...boxes.map((box) => box.bottom));
      const size = parseFloat(getComputedStyle(parent).fontSize);

      // Upwards: whatever cuts the text off, until something that can be scrolled to show it.
      let freeX = false;
      let freeY = false;
      let unseen = false;
      let inBlock = false;
      for (let at = parent; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        if ((box.width <= 2 || box.height <= 2) && (cuts(style, 'x') || cuts(style, 'y'))) { unseen = true; break; }
        // The words' own box: a button, a badge, a cell, a paragraph.
        if (!inBlock && !/^(inline|contents)$/.test(style.display) && !(at instanceof SVGElement)) {
          inBlock = true;
          if (!freeX && !moves(style, 'x') && (right > box.right + SLACK || left < box.left - SLACK)) out.push(`wider than its box: ${label(at, text)}`);
          if (!freeY && !moves(style, 'y') && (bottom > box.bottom + size * ABOVE || top < box.top - size * ABOVE)) out.push(`higher than its box: ${label(at, text)}`);
        }
        const cutX = cuts(style, 'x') && !freeX && (right > box.right + SLACK || left < box.left - SLACK);
        const cutY = cuts(style, 'y') && !freeY && (bottom > box.bottom + size * ABOVE || top < box.top - size * ABOVE);
        if (cutX || cutY) { out.push(`cut off by ${label(at, '')}: ${label(parent, text)}`); break; }
        if (moves(style, 'x')) freeX = true;
        if (moves(style, 'y')) freeY = true;
        if (style.position === 'fixed') break;
      }
      if (unseen) continue;
      if (!freeX && (right > width + SLACK || left < -SLACK)) out.push(`outside the window: ${label(parent, text)}`);
    }

    // What a field holds or hints at is no text of the page, but a control cut off at the side is a control lost.
    for (const control of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue;
      const box = control.getBoundingClientRect();
      if (box.width <= 2 || box.height <= 2) continue;
      let scrolls = false;
      for (let at = control.parentElement; at; at = at.parentElement) scrolls ||= moves(getComputedStyle(at), 'x');
      if (!scrolls && (box.right > width + SLACK || box.left < -SLACK)) out.push(`outside the window: ${label(control)}`);
    }
    return [...new Set(out)];
  });
  return found.length > 12 ? [...found.slice(0, 12), `and ${found.length - 12} more`] : found;
}
