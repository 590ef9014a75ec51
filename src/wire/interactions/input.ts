import { z } from 'zod';
import { DrishtiError, invalidRequest } from '../../errors.js';
import type { InputTurn } from '../../interactions/request.js';
import { refuseEmpty } from '../emptyInput.js';
import { shown } from '../fields.js';
import { parse } from '../parse.js';
import { content, toPart } from './content.js';
import { isStepType, step, supportedSteps, toTurn } from './step.js';

/** Made once: Zod takes longer to make a schema than to read a request with it. */
const contents = z.array(content);
const steps = z.array(step);

/**
 * Understands the four forms of `input`: a string, one content, a list of contents, a list of steps.
 * @param ownHost the host that the request was sent to, which URIs of our files begin with
 * @throws DrishtiError `invalid_request` or `parameter_unknown` naming the element
 */
export function parseInput(input: unknown, ownHost: string): InputTurn[] {
  const turns = isStepList(input) ? parseSteps(input, ownHost) : [parseContents(input, ownHost)];
  refuseEmpty(turns, 'input');
  return turns;
}

function isStepList(input: unknown): input is unknown[] {
  if (!Array.isArray(input)) return false;
  const steps = input.map((item) => isStepType((item as { type?: unknown } | null)?.type));
  const first = steps.indexOf(true);
  const odd = steps.indexOf(false);
  if (first >= 0 && odd >= 0) {
    throw invalidRequest(
      `input[${odd}]`,
      `is no step, but input[${first}] is; contents and steps cannot be mixed, and the steps understood here are ` +
        supportedSteps.join(', '),
    );
  }
  return first >= 0;
}

function parseContents(input: unknown, ownHost: string): InputTurn {
  if (typeof input === 'string') return { role: 'user', parts: [{ type: 'text', text: input }] };
  if (Array.isArray(input)) {
    const items = parse(contents, input, ['input']);
    return { role: 'user', parts: items.map((item, i) => toPart(item, `input[${i}]`, ownHost)) };
  }
  if (typeof input === 'object' && input !== null) {
    return { role: 'user', parts: [toPart(parse(content, input, ['input']), 'input', ownHost)] };
  }
  const problem = input === undefined || input === null ? 'is required' : `${shown(input)} is not accepted`;
  throw invalidRequest(
    'input',
    `${problem}; give a string, a content, a list of contents or a list of steps`,
  );
}

function parseSteps(input: unknown[], ownHost: string): InputTurn[] {
  const items = parse(steps, input, ['input']);
  if (items.at(-1)?.type !== 'user_input')
    throw invalidRequest('input', 'the last step must be a user_input');
  return items.map((item, i) => toTurn(item, `input[${i}]`, ownHost)).filter((turn) => turn !== undefined);
}

/** Whether an error is about an unknown field, which is reported before wrong types. */
export function isUnknownField(error: unknown): boolean {
  return error instanceof DrishtiError && error.code === 'parameter_unknown';
}
