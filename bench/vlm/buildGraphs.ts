/**
 * Writes a model of Qwen3.5-0.8B's dimensions with random weights, as bench:vlm measures it:
 *   npx tsx bench/vlm/buildGraphs.ts FOLDER [--variant scan|fused] [--type q4|q8|fp32] [--small]
 * About 0.7 GB (q4), 1.1 GB (q8) or 4 GB (fp32); a few MB with --small. Nothing is downloaded.
 */
import { parseArgs } from 'node:util';
import { qwen35Small, tiny } from './dimensions.js';
import { writeModelFolder } from './modelFolder.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    variant: { type: 'string', default: 'fused' },
    type: { type: 'string', default: 'q4' },
    small: { type: 'boolean', default: false },
  },
});
const folder = positionals[0];
if (!folder) throw new Error('Name the folder to write to.');
const variant = values.variant === 'scan' ? 'scan' : 'fused';
const type = values.type === 'q8' || values.type === 'fp32' ? values.type : 'q4';
writeModelFolder(folder, { dimensions: values.small ? tiny : qwen35Small, variant, type });
console.log(`${folder}: ${variant}, ${type}${values.small ? ', small' : ''}`);
