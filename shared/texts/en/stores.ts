/** The stores and whose clock ends their records; see storeFacts.ts. */
export const stores = {
  memory: {
    name: 'Memory',
    clock: 'MemoryStore goes by the sandbox’s clock and forgets everything when the server restarts.',
  },
  file: {
    name: 'File',
    clock: 'Records end by the sandbox’s clock; one without maxAge an hour after its last access.',
  },
  redis: {
    name: 'Redis',
    clock:
      'Records end by Redis’ own, real clock, whatever the sandbox’s says; one without an expiry after a day.',
  },
  postgres: {
    name: 'Postgres',
    clock: 'Records end by the sandbox’s clock; one without an expiry after a day.',
  },
};
