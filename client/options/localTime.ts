/** Moments as the browser's own date field writes them: local time, without a zone. */

const two = (number: number): string => String(number).padStart(2, '0');

/** Epoch ms as `2027-01-02T10:00:05`. */
export function toLocalTime(ms: number): string {
  const date = new Date(ms);
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** Epoch ms, or undefined where the field is empty. */
export function fromLocalTime(text: string): number | undefined {
  const ms = new Date(text).getTime();
  return Number.isNaN(ms) ? undefined : ms;
}
