import { expect, it } from 'vitest';
import { readCommandLine } from './commandLine.ts';

it('gives the tutorial’s ports and loopback where nothing is said', () => {
  expect(readCommandLine([])).toEqual({
    settings: {
      port: 5173,
      sandboxPort: 4000,
      host: '127.0.0.1',
      names: [],
      open: true,
      keepIn: null,
      lessons: [],
    },
  });
});

it('takes ports, a host, names and --no-open', () => {
  const argv = [
    '--port',
    '8080',
    '--sandbox-port=0',
    '--host',
    '10.0.0.2',
    '--name',
    'a.test',
    '--name',
    'b.test',
    '--no-open',
    '--keep-in',
    '/tmp/kept',
    '--lessons',
    'mine',
  ];
  expect(readCommandLine(argv)).toEqual({
    settings: {
      port: 8080,
      sandboxPort: 0,
      host: '10.0.0.2',
      names: ['a.test', 'b.test'],
      open: false,
      keepIn: '/tmp/kept',
      lessons: ['mine'],
    },
  });
});

it.each(['-1', '70000', '80x', ''])('says what is wrong with the port %j', (port) => {
  expect(readCommandLine([`--port=${port}`])).toEqual({
    print: `--port takes a number from 0 to 65535, not "${port}".`,
    failed: true,
  });
});

it('answers an unknown option with what there is', () => {
  const read = readCommandLine(['--prot', '1']);
  expect(read).toMatchObject({ failed: true });
  expect('print' in read && read.print).toContain('--port N');
});
