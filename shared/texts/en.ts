/** What the rules say in words, in English: the page gives them in its own language, see speech.ts. */
export const shared = {};
