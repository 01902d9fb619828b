/** The yellow lines that fuse what happens now into one shape: explanation to station, station to drawer. Geometry only. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Point {
  x: number;
  y: number;
}

/** A line from one shape's edge to another's. */
export type Line = readonly Point[];

/** How far from the right edge the line to the drawer runs, px at a root of 16 px: past the buttons that end there. */
const EDGE = 3;
/** Thickness of a line, px at a root of 16 px. */
export const THICKNESS = 14;

/**
 * From the explanation to the lit station: across where it stands beside, by a bend in the gap where the station
 * is higher or lower, straight down where the explanation stands below.
 */
export function explanationLine(why: Box, station: Box, scale: number): Line | null {
  if (why.right <= station.left) {
    const room = THICKNESS * scale;
    const to = { x: station.left, y: (station.top + station.bottom) / 2 };
    const from = { x: why.right, y: clamp(to.y, why.top + room * 1.5, why.bottom - room * 1.5) };
    const bend = why.right + room * 0.75;
    return Math.abs(from.y - to.y) < 1
      ? [from, to]
      : [from, { x: bend, y: from.y }, { x: bend, y: to.y }, to];
  }
  if (why.top < station.bottom) return null;
  const x = (station.left + station.right) / 2;
  return [
    { x, y: station.bottom },
    { x, y: why.top },
  ];
}

/** From the lit station, or the explanation between them, down to the drawer that it works on. */
export function drawerLine(why: Box | null, station: Box, drawer: Box, scale: number): Line | null {
  const isBetween =
    why !== null && why.right > station.left && why.top >= station.bottom && why.bottom <= drawer.top;
  const from = isBetween ? why : station;
  if (drawer.top <= from.bottom) return null;
  const x = isBetween
    ? (from.left + from.right) / 2
    : Math.min(station.right, drawer.right) - (EDGE + THICKNESS / 2) * scale;
  return [
    { x, y: from.bottom },
    { x, y: drawer.top },
  ];
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The same line, longer or shorter by `by` px at both ends: into the shapes that it joins, or out of them. */
export function stretched(line: Line, by: number): Line {
  const [first, second] = line;
  const last = line.at(-1);
  const previous = line.at(-2);
  if (first === undefined || second === undefined || last === undefined || previous === undefined)
    return line;
  return [away(first, second, by), ...line.slice(1, -1), away(last, previous, by)];
}

function away(end: Point, neighbour: Point, by: number): Point {
  return { x: end.x + Math.sign(end.x - neighbour.x) * by, y: end.y + Math.sign(end.y - neighbour.y) * by };
}
