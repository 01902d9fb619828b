/** Functions of which nothing is known but that they can be called, as the app and the library hand them over. */
export type Callable = (...args: never) => unknown;

export const isCallable = (value: unknown): value is Callable => typeof value === 'function';
