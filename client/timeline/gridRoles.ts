/**
 * The roles of the grid of exchanges, to spread on its table. They are spelled out since CSS lays its rows out as
 * grids, and an element that isn't laid out as a table is none to those who listen.
 */
export const GRID = { role: 'treegrid' } as const;
export const ROW_GROUP = { role: 'rowgroup' } as const;
export const ROW = { role: 'row' } as const;
export const HEADER = { role: 'columnheader', scope: 'col' } as const;
export const CELL = { role: 'gridcell' } as const;
