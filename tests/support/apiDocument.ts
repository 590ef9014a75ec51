import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';

type Json = Readonly<Record<string, unknown>>;

interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** An operation of the document, as a test finds it. */
export interface Described {
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  readonly operation: {
    readonly responses: Json;
    readonly requestBody?: Json;
    readonly security?: readonly Json[];
  };
}

/** What `/openapi.json` of an app says, to check the app against. */
export class ApiDocument {
  readonly operations: readonly Described[];
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });

  private constructor(document: Json) {
    this.operations = operationsOf(document['paths'] as Json);
    addFormats.default(this.#ajv);
    // Objects of answers are closed here, so that a field that the document does not know is found.
    this.#ajv.addSchema(document, 'open');
    this.#ajv.addSchema(closed(document) as Json, 'closed');
  }

  static async of(app: FastifyInstance): Promise<ApiDocument> {
    return new ApiDocument((await app.inject('/openapi.json')).json());
  }

  /** The operation that a request is for. @throws when there is none or more than one */
  find(method: string, url: string): Described {
    const [path = ''] = url.split('?');
    const found = this.operations.filter((one) => one.method === method && matches(one.path, path));
    const [only, another] = mostSpecific(found);
    if (!only || another) throw new Error(`${method} ${path} is described ${found.length} times`);
    return only;
  }

  /** What is wrong with an answer; nothing when it is as described. */
  problemsOf(method: string, url: string, answer: Answer): unknown {
    const { path, operation } = this.find(method, url);
    const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? '';
    const at = ['paths', path, method.toLowerCase(), 'responses', `${answer.statusCode}`];
    const response = operation.responses[answer.statusCode] as Json | undefined;
    if (!response) return `${answer.statusCode} is not described`;
    if (answer.body === '') return undefined;
    const content = response['content'] as Json | undefined;
    const described = [type, '*/*'].find((name) => content && name in content);
    if (described === undefined) return `${type} is not described for ${answer.statusCode}`;
    const value = type === 'application/json' ? JSON.parse(answer.body) : answer.body;
    return this.#check('closed', [...at, 'content', described, 'schema'], value);
  }

  /** What is wrong with a value that a schema of the document should fit. */
  problemsWith(schema: string, value: unknown, closed = false): unknown {
    return this.#check(closed ? 'closed' : 'open', ['components', 'schemas', schema], value);
  }

  #check(document: string, pointer: readonly string[], value: unknown): unknown {
    const escaped = pointer.map((part) =>
      encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    const validate = this.#ajv.getSchema(`${document}#/${escaped.join('/')}`) as ValidateFunction;
    return validate(value) ? undefined : validate.errors;
  }
}

function operationsOf(paths: Json): Described[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Json)
      .filter(([method]) => method !== 'parameters')
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operation: operation as Described['operation'],
      })),
  );
}

function matches(template: string, path: string): boolean {
  const pattern = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/:]+');
  return new RegExp(`^${pattern}$`).test(path);
}

/** `/files:register` is a path of its own though `/files{x}` would fit it. */
function mostSpecific(found: readonly Described[]): readonly Described[] {
  const parameters = ({ path }: Described) => path.split('{').length;
  const fewest = Math.min(...found.map(parameters));
  return found.filter((one) => parameters(one) === fewest);
}

function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, closed(inner)]);
  const isObject = 'properties' in value && !('additionalProperties' in value);
  return { ...Object.fromEntries(entries), ...(isObject && { additionalProperties: false }) };
}
