/** What the trace's bench does inside the page: each function is sent there as it stands, so it uses nothing from here. */

/** Waits until the grid has so many rows, and the frame that shows them was done. Costs the page nothing until then. */
export function watchRows(count: number): Promise<void> {
  const isThere = () => {
    const rows = Number(document.querySelector('[role=treegrid]')?.getAttribute('aria-rowcount'));
    return rows === count || rows === count + 1;
  };
  return new Promise((resolve) => {
    const look = () => {
      if (!isThere()) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(resolve));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributeFilter: ['aria-rowcount'] });
    look();
  });
}

/** Types each filter at once and then clears it; ms until the frame that shows its rows was done. */
export async function filterOnce(filters: string[]): Promise<number[]> {
  const grid = document.querySelector('[role=treegrid]');
  const input = document.querySelector<HTMLInputElement>('.filter input');
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  if (grid === null || input === null || set === undefined) throw new Error('There is no filter.');
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const times: number[] = [];
  for (const filter of filters)
    for (const value of [filter, '']) {
      const began = performance.now();
      set.call(input, value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await painted();
      times.push(performance.now() - began);
    }
  return times;
}

/** Brings moments from all over the trace onto the stage; ms until the frame that shows each was done. */
export async function seekAbout(count: number): Promise<number[]> {
  const scroller = document.querySelector('.log-scroller');
  if (scroller === null) throw new Error('There is no grid.');
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const times: number[] = [];
  for (let at = 0; at < count; at++) {
    // Back and forth over the whole of it, never the same twice.
    const share = ((at * 0.618) % 1) * (scroller.scrollHeight - scroller.clientHeight);
    scroller.scrollTop = share;
    await painted();
    await painted();
    const button = document.querySelector<HTMLElement>('tr[data-exchange] .log-show');
    const began = performance.now();
    button?.click();
    await painted();
    times.push(performance.now() - began);
  }
  return times;
}

/** Scrolls a row and a half a frame; ms between the frames. */
export async function scrollThrough(frames: number): Promise<number[]> {
  const scroller = document.querySelector('.log-scroller');
  if (scroller === null) throw new Error('There is no grid.');
  scroller.scrollTop = 0;
  const times: number[] = [];
  let last = await new Promise<number>(requestAnimationFrame);
  for (let frame = 0; frame < frames; frame++) {
    scroller.scrollTop += 48;
    const now = await new Promise<number>(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  return times;
}
