/** What of a sandbox ends next, in words; see nextExpiry.ts. */
export const sandbox = {
  ends: {
    cookie: (browser: string, cookie: string) => `${browser}’s cookie ${cookie}`,
    session: (chip: string) => `the session ${chip} in the store`,
  },
};
