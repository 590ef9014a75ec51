// `npm start`: install, build and serve with nothing else typed. Flags pass through: `npm start -- --port 9000`.
import { build, install } from './project.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Drishti needs Node.js 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}
install();
build();
process.argv.splice(2, 0, 'serve');
// In this process rather than a child, so that signals reach the server itself.
await import('../dist/program/drishti.js');
