/**
 * The variants of the demo app: what a handler may do one way or another, and which of the app's files is which way.
 * The handlers are the sandbox's. Free of schemas, so that a sandbox's thread stays small.
 */

/** Every choice with its variants; the classic tutorial's first. */
export const APP_CHOICES = {
  login: ['keep-id', 'regenerate'],
  logout: ['destroy', 'destroy-and-clear', 'set-null'],
  redirect: ['at-once', 'after-save'],
  cookieParser: ['none', 'same-secret', 'other-secret'],
  userVariable: ['session', 'module'],
} as const;

type Choices = typeof APP_CHOICES;
export type AppVariants = { [C in keyof Choices]: Choices[C][number] };

/** The app of the classic tutorial. */
export const TUTORIAL_APP: AppVariants = {
  login: 'keep-id',
  logout: 'destroy',
  redirect: 'at-once',
  cookieParser: 'none',
  userVariable: 'session',
};

const FILES: { [C in keyof Choices]: Record<Choices[C][number], string> } = {
  login: { 'keep-id': 'login/keepId.ts', regenerate: 'login/regenerate.ts' },
  logout: {
    destroy: 'logout/destroy.ts',
    'destroy-and-clear': 'logout/destroyAndClear.ts',
    'set-null': 'logout/setToNull.ts',
  },
  redirect: { 'at-once': 'redirect/atOnce.ts', 'after-save': 'redirect/afterSave.ts' },
  cookieParser: {
    none: 'cookieParser/none.ts',
    'same-secret': 'cookieParser/sameSecret.ts',
    'other-secret': 'cookieParser/otherSecret.ts',
  },
  userVariable: { session: 'user/session.ts', module: 'user/module.ts' },
};

/** The files of the app with these variants, in reading order. */
export const appFiles = ({ login, logout, redirect, cookieParser, userVariable }: AppVariants): string[] => [
  'app.ts',
  FILES.cookieParser[cookieParser],
  FILES.userVariable[userVariable],
  FILES.login[login],
  FILES.logout[logout],
  FILES.redirect[redirect],
  'everydayPages.ts',
  'sessionPages.ts',
  'html.ts',
];

/** The source of the app with these variants as one text: each file under its name. Empty where there are no files. */
export function appSource(files: Readonly<Record<string, string>>, app: AppVariants): string {
  return appFiles(app)
    .filter((name) => files[name] !== undefined)
    .map((name) => `// ${name}\n${files[name]}`)
    .join('\n');
}

/** What somebody changes about the app: what is left out stays. */
export type AppChange = { [C in keyof Choices]?: Choices[C][number] | undefined };

/** The app after a change, and which choices it changed. */
export function changedApp(before: AppVariants, change: AppChange): { app: AppVariants; changed: string[] } {
  const app: AppVariants = {
    login: change.login ?? before.login,
    logout: change.logout ?? before.logout,
    redirect: change.redirect ?? before.redirect,
    cookieParser: change.cookieParser ?? before.cookieParser,
    userVariable: change.userVariable ?? before.userVariable,
  };
  const changed = Object.entries(app).filter(([choice, variant]) => Reflect.get(before, choice) !== variant);
  return { app, changed: changed.map(([choice]) => choice) };
}
