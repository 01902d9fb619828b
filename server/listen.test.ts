import { createServer } from 'node:http';
import { connect, createServer as createTcp } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { listen } from './listen.ts';

const answering = (text: string) => createServer((_req, res) => res.end(text));

it('takes the next free port where the wanted one is in use, and names the one that was', async () => {
  const first = await listen(answering('first'), 0);
  onTestFinished(() => first.close());
  const second = await listen(answering('second'), first.port);
  onTestFinished(() => second.close());
  expect(first.taken).toBeNull();
  expect(second.taken).toBe(first.port);
  expect(second.port).toBeGreaterThan(first.port);
  expect(await (await fetch(`http://127.0.0.1:${second.port}`)).text()).toBe('second');
});

it('answers on IPv6 loopback as well, where the machine has it', async () => {
  const probe = createTcp();
  const hasIpv6 = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(0, '::1', () => probe.close(() => resolve(true)));
  });
  const listening = await listen(answering('both'), 0);
  onTestFinished(() => listening.close());
  const hosts = hasIpv6 ? ['127.0.0.1', '[::1]'] : ['127.0.0.1'];
  for (const host of hosts)
    expect(await (await fetch(`http://${host}:${listening.port}`)).text()).toBe('both');
});

it('frees the port and ends open connections when it closes', async () => {
  const listening = await listen(answering('bye'), 0);
  const socket = connect(listening.port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  const ended = new Promise((resolve) => socket.once('close', resolve));
  socket.resume();
  await listening.close();
  await ended;
  const again = await listen(answering('again'), listening.port);
  onTestFinished(() => again.close());
  expect(again.port).toBe(listening.port);
});
