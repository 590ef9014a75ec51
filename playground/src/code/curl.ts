import { bodyWith } from './bodyWith.js';
import type { CodeRequest } from './codeRequest.js';
import { Expression, literal, type Notation } from './literal.js';

const notation: Notation = {
  key: (name) => escaped(JSON.stringify(name)),
  isTrue: 'true',
  isFalse: 'false',
  nothing: 'null',
};

/** A command for a shell of Unix. The pictures make the body too long for an argument, so it is read from a document. */
export function curlOf(request: CodeRequest): string {
  const body = bodyWith(request, (file) => new Expression(`"$(base64 < ${quoted(file)} | tr -d '\\n')"`));
  return `curl -s ${quoted(`${request.baseUrl}/v1beta/interactions`)} \\
  -H 'content-type: application/json' \\
  -H "x-goog-api-key: \${GEMINI_API_KEY:-local}" \\
  --data-binary @- <<END
${json(body)}
END
`;
}

/** Of JSON, whose commas may not trail, with what the shell would read in a document escaped. */
function json(body: object): string {
  const withoutExpressions = (value: unknown): unknown => {
    if (value instanceof Expression || typeof value !== 'object' || value === null)
      return typeof value === 'string' ? new Expression(escaped(JSON.stringify(value))) : value;
    if (Array.isArray(value)) return value.map(withoutExpressions);
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutExpressions(item)]));
  };
  return literal(withoutExpressions(body), notation).replace(/,\n( *[\]}])/g, '\n$1');
}

/** In a document of the shell these begin something of its own. */
function escaped(text: string): string {
  return text.replace(/[\\$`]/g, '\\$&');
}

/** As one word of the shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
