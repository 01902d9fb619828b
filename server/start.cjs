// The first file that runs: it refuses a Node.js that is too old, in one sentence, before anything else is loaded.
// It must stay readable for very old Node.js versions, so it is written in plain ES5. What the commands do is in launch.cjs.
'use strict';

var version = process.version.replace('v', '').split('.');
var major = Number(version[0]);
var minor = Number(version[1]);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    'Sessionscope needs Node.js 20.19 or newer, but this is ' +
      process.version +
      ': install a newer one from https://nodejs.org.'
  );
  process.exit(1);
} else {
  require('./launch.cjs');
}
