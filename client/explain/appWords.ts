/** The variants of the demo app in words. Pure. */
import type { AppVariants } from '#shared/appVariants.ts';
import { explainTexts } from '../texts/explain.ts';

type Words = { [C in keyof AppVariants]: Record<AppVariants[C], string> };

export const APP_WORDS: Words = explainTexts.app;

/** What the app does now in each of those choices. */
export function appWords(app: AppVariants, choices: readonly string[]): string[] {
  const all: Record<keyof AppVariants, string> = {
    login: APP_WORDS.login[app.login],
    logout: APP_WORDS.logout[app.logout],
    redirect: APP_WORDS.redirect[app.redirect],
    cookieParser: APP_WORDS.cookieParser[app.cookieParser],
    userVariable: APP_WORDS.userVariable[app.userVariable],
  };
  return Object.entries(all)
    .filter(([choice]) => choices.includes(choice))
    .map(([, words]) => words);
}
