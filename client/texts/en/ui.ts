/** What the basic components say. */
export const ui = {
  dialog: { close: 'Close' },
  rail: { tasksDone: (done: number, all: number) => `${done} of ${all} tasks done` },
};
