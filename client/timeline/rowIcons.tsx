/**
 * The icons that every row of the grid has: Lucide's own drawings (ISC), each as one path and made once, since elements are
 * what a row costs. Icons that few rows have come from lucide-react as everywhere.
 */
const icon = (path: string) => (
  <svg
    className="lucide"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={path} />
  </svg>
);

export const OPEN = icon('m9 18 6-6-6-6');
export const PIN = icon(
  'M12 17v5M9 10.76a2 2 0 0 1-1.11 1.79l-1.78.9A2 2 0 0 0 5 15.24V16a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-.76a2 2 0 0 0-1.11-1.79l-1.78-.9A2 2 0 0 1 15 10.76V7a1 1 0 0 1 1-1 2 2 0 0 0 0-4H8a2 2 0 0 0 0 4 1 1 0 0 1 1 1z',
);
export const INSPECT = icon(
  'M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM16 16l-1.9-1.9M17 3h2a2 2 0 0 1 2 2v2M21 17v2a2 2 0 0 1-2 2h-2M3 7V5a2 2 0 0 1 2-2h2M7 21H5a2 2 0 0 1-2-2v-2',
);
