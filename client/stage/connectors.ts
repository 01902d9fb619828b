/** The yellow shapes that fuse what happens now into one: explanation to station, station to drawer. Geometry only. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Bar extends Box {
  joins: 'explanation' | 'drawer';
  /** Which sides are open, because they meet another yellow shape. */
  open: 'sides' | 'ends';
}

/** Thickness, px at a root of 16 px. */
const THICKNESS = 14;

/** From the explanation to the lit station: straight across where it stands beside, straight down where above or below. */
export function explanationBar(why: Box, station: Box, scale: number): Bar | null {
  const half = (THICKNESS * scale) / 2;
  const joins = 'explanation';
  if (why.right <= station.left) {
    const middle = clamp((station.top + station.bottom) / 2, why.top + half * 3, why.bottom - half * 3);
    return {
      left: why.right,
      right: station.left,
      top: middle - half,
      bottom: middle + half,
      open: 'sides',
      joins,
    };
  }
  if (why.top >= station.bottom) {
    const middle = (station.left + station.right) / 2;
    return {
      left: middle - half,
      right: middle + half,
      top: station.bottom,
      bottom: why.top,
      open: 'ends',
      joins,
    };
  }
  return null;
}

/** From the lit station, or the explanation below it, down to the drawer that it works on. */
export function drawerBar(why: Box | null, station: Box, drawer: Box, scale: number): Bar | null {
  const thick = THICKNESS * scale;
  const isBetween =
    why !== null && why.right > station.left && why.top >= station.bottom && why.bottom <= drawer.top;
  const from = isBetween ? why : station;
  if (drawer.top <= from.bottom) return null;
  const right = isBetween
    ? (from.left + from.right + thick) / 2
    : Math.min(station.right, drawer.right) - 12 * scale;
  return { left: right - thick, right, top: from.bottom, bottom: drawer.top, open: 'ends', joins: 'drawer' };
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
