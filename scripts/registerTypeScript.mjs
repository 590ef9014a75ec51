// For worker threads started from src/*.ts (tests, benchmarks): Node 20 does not hand the `tsx` loader on to them.
import { register } from 'tsx/esm/api';

register();
