/**
 * Entry of a sandbox's worker thread: takes the start message, answers commands and pings, hands out the trace.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { AskedCertificate } from './askedCertificate.ts';
import { installClock } from './clock.ts';
import { Deprecations } from './deprecations.ts';
import type { FromWorker, ToWorker, WorkerStart } from './messages.ts';
import { Recorder } from './recorder.ts';
import { SandboxWorld } from './sandboxWorld.ts';

if (parentPort === null)
  throw new Error('This file runs as a worker thread; start Sessionscope with `npm run dev`.');
const start: WorkerStart = workerData;
await run(parentPort, start);

async function run(port: MessagePort, start: WorkerStart): Promise<void> {
  const send = (message: FromWorker) => port.postMessage(message);
  installClock();
  const recorder = new Recorder(start.after, (batch) => send({ type: 'trace', ...batch }));
  process.on('warning', (warning) => {
    recorder.record({
      type: 'warning',
      source: 'node',
      text: `${warning.name}: ${warning.message}`,
      exchange: null,
    });
  });
  // depd, which express-session warns with, tells this event instead of standard error where somebody listens.
  const deprecations = new Deprecations(recorder.record);
  process.on('deprecation', (warning: Error) => deprecations.warned(warning.message));
  const certificate = new AskedCertificate(() => send({ type: 'certificate' }));
  const world = new SandboxWorld(start, recorder, deprecations, () => certificate.get());
  port.on('message', (message: ToWorker) => {
    if (message.type === 'ping') send({ type: 'pong' });
    else if (message.type === 'certificate') certificate.answered(message.certificate);
    else if (message.type === 'command')
      void world.execute(message.command).then((refused) => {
        recorder.flush();
        send({ type: 'result', id: message.id, refused });
      });
    else void world.stop().then(() => send({ type: 'stopped' }));
  });
  try {
    const taken = await world.start(start);
    recorder.flush();
    send({ type: 'ready', port: world.port, taken });
  } catch (error) {
    send({ type: 'unable', message: error instanceof Error ? error.message : String(error) });
  }
}
