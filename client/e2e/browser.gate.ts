// Stands before every file of browser tests and fails it with the reason when browser.setup.ts could not prepare the ground.

import { inject } from 'vitest';

const problem = inject('browserProblem');
if (problem !== null) throw new Error(problem);
