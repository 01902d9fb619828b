/** For tests: a real Redis on a free port, or the one that REDIS_URL names. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { listen } from '../listen.ts';

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

/** Rejects with a sentence where no Redis can be had. */
export async function startRedis(): Promise<TestRedis> {
  const { REDIS_URL } = process.env;
  if (REDIS_URL) return { url: REDIS_URL, stop: async () => {} };
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const redis = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await ready(redis);
  const stop = () =>
    new Promise<void>((resolve) => {
      redis.once('exit', () => resolve());
      redis.kill();
    });
  return { url: `redis://127.0.0.1:${port}`, stop };
}

function ready(redis: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    redis.stdout?.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes('Ready to accept connections')) resolve();
    });
    redis.once('error', () =>
      reject(
        new Error('The tests need a Redis: install redis-server, or set REDIS_URL to one that may be used.'),
      ),
    );
    redis.once('exit', (code) => reject(new Error(`redis-server ended with code ${code}:\n${said}`)));
  });
}

async function freePort(): Promise<number> {
  const probe = await listen(createServer(), 0);
  await probe.close();
  return probe.port;
}
