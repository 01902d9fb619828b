/** The yellow shapes that fuse what happens now into one: explanation to station, station to drawer. Geometry only. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Bar extends Box {
  /** Which sides are open, because they meet another yellow shape. */
  open: 'sides' | 'ends';
}

/** Thickness, px at a root of 16 px. */
const THICKNESS = 14;

/** From the explanation to the lit station: straight across where it stands beside, straight down where above or below. */
export function explanationBar(why: Box, station: Box, scale: number): Bar | null {
  const half = (THICKNESS * scale) / 2;
  if (why.right <= station.left) {
    const middle = clamp((station.top + station.bottom) / 2, why.top + half * 3, why.bottom - half * 3);
    return { left: why.right, right: station.left, top: middle - half, bottom: middle + half, open: 'sides' };
  }
  if (why.top >= station.bottom) {
    const middle = (station.left + station.right) / 2;
    return { left: middle - half, right: middle + half, top: station.bottom, bottom: why.top, open: 'ends' };
  }
  return null;
}

/** From the lit station down to the drawer that it works on, near the right edge. */
export function drawerBar(station: Box, drawer: Box, scale: number): Bar | null {
  if (drawer.top <= station.bottom) return null;
  const right = Math.min(station.right, drawer.right) - 12 * scale;
  return { left: right - THICKNESS * scale, right, top: station.bottom, bottom: drawer.top, open: 'ends' };
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
