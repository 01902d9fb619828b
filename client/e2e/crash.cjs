// Preloaded into the app by the tests that want to see a real crash: when the test asks for one, every sandbox's thread throws
// where nobody catches.
'use strict';

const { BroadcastChannel, isMainThread } = require('node:worker_threads');

const channel = new BroadcastChannel('crash');
channel.unref();
if (isMainThread) {
  process.on('message', () => channel.postMessage('now'));
  process.channel?.unref();
} else
  channel.onmessage = () => {
    setImmediate(() => {
      throw new Error('a fault on command');
    });
  };
