import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Bytes and pixels in the units of the settings. */
export const megabyte = 1_000_000;
export const megapixel = 1_000_000;

/**
 * Every setting of the server. Sources in rising order: default, `drishti.config.json`, environment, flag.
 * A value that is not allowed stops the start: half-understood settings are worse than none.
 */
export interface Setting<T = unknown> {
  /** Environment variable. */
  readonly env: string;
  /** Long command-line flag without dashes. */
  readonly flag: string;
  readonly description: string;
  /** What may be given, in words, for `--help`, the docs and error messages. */
  readonly allowed: string;
  readonly schema: z.ZodType<T>;
  readonly default: T;
  /** Whether no message may repeat what was given. */
  readonly secret?: boolean;
}

const setting = <T>(definition: Setting<T>): Setting<T> => definition;

/** A number that may come as JSON number or as text from the environment or a flag. */
const numeric = (schema: z.ZodType<number>) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value), schema);
const integer = (min: number, max: number) => numeric(z.int().min(min).max(max)) as z.ZodType<number>;
const zeroOr = (min: number, max: number) =>
  numeric(z.union([z.literal(0), z.int().min(min).max(max)])) as z.ZodType<number>;
const decimal = (min: number, max: number) => numeric(z.number().min(min).max(max)) as z.ZodType<number>;
const text = z.string().trim().min(1);
const onOff = z.union([
  z.boolean(),
  z.enum(['true', 'false', 'on', 'off']).transform((word) => word === 'true' || word === 'on'),
]) as z.ZodType<boolean>;
/** A list as JSON array, or as text with commas, where a comma too many does no harm. */
const listOf = (word: z.ZodType<string>) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').map((each) => each.trim()) : value),
    z.array(z.union([z.literal(''), word])).transform((list) => list.filter((each) => each !== '')),
  ) as z.ZodType<readonly string[]>;
const words = listOf(z.string());

const keyForm = /^[\x21-\x2b\x2d-\x7e]{16,512}$/;
const keyHashForm = /^sha256:[0-9a-f]{64}$/i;

/** SHA-256 of a key, lower-case hexadecimal: all that is kept of it. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** A key, or its hash as `sha256:<hexadecimal>`; becomes the hash. */
const keyHash = z.string().transform((entry, context) => {
  if (keyHashForm.test(entry)) return entry.slice('sha256:'.length).toLowerCase();
  if (keyForm.test(entry) && !/^sha256:/i.test(entry)) return hashOfKey(entry);
  context.addIssue('no key');
  return z.NEVER;
}) as unknown as z.ZodType<string>;

/** The origin of a web page as browsers write it; a slash at the end does no harm. */
const origin = z.string().transform((entry, context) => {
  if (entry === '*' || entry === 'null') return entry;
  const [, form] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#@\s]+)\/?$/i.exec(entry) ?? [];
  if (form !== undefined && URL.canParse(form)) return originOf(form);
  context.addIssue('no origin');
  return z.NEVER;
}) as unknown as z.ZodType<string>;

/** Without the port that goes without saying, where the scheme is one that has such. */
function originOf(url: string): string {
  const { origin: known } = new URL(url);
  return known === 'null' ? url.toLowerCase() : known;
}

/** An http or https URL without a slash at the end; empty for none. */
const httpUrl = z.string().transform((entry, context) => {
  const given = entry.trim();
  if (given === '') return given;
  if (/^https?:\/\//i.test(given) && URL.canParse(given)) return given.replace(/\/+$/, '');
  context.addIssue('no URL');
  return z.NEVER;
}) as unknown as z.ZodType<string>;

function isBare({ username, password, search, hash }: URL): boolean {
  return [username, password, search, hash].every((part) => part === '');
}

const dialects = ['auto', 'vllm', 'llamacpp', 'ollama', 'sglang', 'openai'] as const;
type Dialect = (typeof dialects)[number];
const devices = ['cpu', 'cuda', 'webgpu'] as const;
const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

export const settings = {
  host: setting({
    env: 'HOST',
    flag: 'host',
    description: 'address to listen on',
    allowed: 'an IP address or host name',
    schema: text,
    default: '127.0.0.1',
  }),
  port: setting({
    env: 'PORT',
    flag: 'port',
    description: 'TCP port to listen on; 0 takes a free one',
    allowed: 'a whole number from 0 to 65535',
    schema: integer(0, 65535),
    default: 8787,
  }),
  dataDir: setting({
    env: 'DRISHTI_DATA_DIR',
    flag: 'data-dir',
    description: 'folder for everything the server keeps: files, database, imported models',
    allowed: 'a path',
    schema: text,
    default: 'data',
  }),
  defaultModel: setting({
    env: 'DRISHTI_DEFAULT_MODEL',
    flag: 'default-model',
    description: 'model that answers for every gemini-* name',
    allowed:
      'the id of a model of this server, or auto: a model server, else the best model that was pulled, else drishti-embedded',
    schema: text,
    default: 'auto',
  }),
  maxBodyMegabytes: setting({
    env: 'DRISHTI_MAX_BODY_MB',
    flag: 'max-body-mb',
    description: 'largest request body in MB (10^6 bytes)',
    allowed: 'a whole number from 1 to 500',
    schema: integer(1, 500),
    default: 100,
  }),
  maxBodyMemoryMegabytes: setting({
    env: 'DRISHTI_MAX_BODY_MEMORY_MB',
    flag: 'max-body-memory-mb',
    description: 'bodies and fetched pictures of all running requests together in MB; more are answered 429',
    allowed: 'a whole number from 1 to 100000, not below DRISHTI_MAX_BODY_MB and DRISHTI_MAX_FETCH_MB',
    schema: integer(1, 100_000),
    default: 400,
  }),
  maxImageMegapixels: setting({
    env: 'DRISHTI_MAX_IMAGE_MEGAPIXELS',
    flag: 'max-image-megapixels',
    description: 'largest picture in millions of pixels, checked before it is decoded',
    allowed: 'a number from 0.01 to 1000',
    schema: decimal(0.01, 1000),
    default: 50,
  }),
  maxImages: setting({
    env: 'DRISHTI_MAX_IMAGES',
    flag: 'max-images',
    description: 'most pictures in one request',
    allowed: 'a whole number from 1 to 3600',
    schema: integer(1, 3600),
    default: 3600,
  }),
  fetchImages: setting({
    env: 'DRISHTI_FETCH_IMAGES',
    flag: 'fetch-images',
    description: 'whether pictures are fetched from the https URLs that requests name',
    allowed: 'true or false',
    schema: onOff,
    default: true,
  }),
  fetchHttp: setting({
    env: 'DRISHTI_FETCH_HTTP',
    flag: 'fetch-http',
    description: 'whether http URLs are fetched as well as https',
    allowed: 'true or false',
    schema: onOff,
    default: false,
  }),
  fetchAllow: setting({
    env: 'DRISHTI_FETCH_ALLOW',
    flag: 'fetch-allow',
    description:
      'host names and address ranges of private networks that may be fetched from; public ones always may',
    allowed: 'names and ranges with commas between them, such as images.example.internal,10.1.0.0/16',
    schema: words,
    default: [],
  }),
  fetchTimeoutSeconds: setting({
    env: 'DRISHTI_FETCH_TIMEOUT_SECONDS',
    flag: 'fetch-timeout-seconds',
    description: 'how long fetching one picture may take, redirects included',
    allowed: 'a number from 0.1 to 3600',
    schema: decimal(0.1, 3600),
    default: 30,
  }),
  maxFetchMegabytes: setting({
    env: 'DRISHTI_MAX_FETCH_MB',
    flag: 'max-fetch-mb',
    description: 'pictures fetched for one request together in MB',
    allowed: 'a whole number from 1 to 2000',
    schema: integer(1, 2000),
    default: 100,
  }),
  maxFileMegabytes: setting({
    env: 'DRISHTI_MAX_FILE_MB',
    flag: 'max-file-mb',
    description: 'largest uploaded file in MB',
    allowed: 'a whole number from 1 to 1000000',
    schema: integer(1, 1_000_000),
    default: 2000,
  }),
  maxFilesMegabytes: setting({
    env: 'DRISHTI_MAX_FILES_MB',
    flag: 'max-files-mb',
    description: 'all uploaded files together in MB; more are answered 429',
    allowed: 'a whole number from 1 to 1000000000',
    schema: integer(1, 1_000_000_000),
    default: 20_000,
  }),
  fileLifetimeHours: setting({
    env: 'DRISHTI_FILE_LIFETIME_HOURS',
    flag: 'file-lifetime-hours',
    description: 'how long an uploaded file is kept',
    allowed: 'a number from 0.0001 to 100000',
    schema: decimal(0.0001, 100_000),
    default: 48,
  }),
  uploadIdleMinutes: setting({
    env: 'DRISHTI_UPLOAD_IDLE_MINUTES',
    flag: 'upload-idle-minutes',
    description: 'how long an unfinished upload is kept when nothing more arrives',
    allowed: 'a number from 0.01 to 10000',
    schema: decimal(0.01, 10_000),
    default: 60,
  }),
  interactionLifetimeHours: setting({
    env: 'DRISHTI_INTERACTION_LIFETIME_HOURS',
    flag: 'interaction-lifetime-hours',
    description: 'how long a stored interaction is kept',
    allowed: 'a number from 0.0001 to 100000',
    schema: decimal(0.0001, 100_000),
    default: 55 * 24,
  }),
  maxInteractionsMegabytes: setting({
    env: 'DRISHTI_MAX_INTERACTIONS_MB',
    flag: 'max-interactions-mb',
    description:
      'all stored interactions together in MB; beyond that the oldest of whoever has most are deleted',
    allowed: 'a whole number from 1 to 1000000000',
    schema: integer(1, 1_000_000_000),
    default: 20_000,
  }),
  backgroundConcurrency: setting({
    env: 'DRISHTI_BACKGROUND_CONCURRENCY',
    flag: 'background-concurrency',
    description: 'background interactions that are worked on at the same time',
    allowed: 'a whole number from 1 to 256',
    schema: integer(1, 256),
    default: 2,
  }),
  maxBackground: setting({
    env: 'DRISHTI_MAX_BACKGROUND',
    flag: 'max-background',
    description: 'background interactions that may run and wait; more are answered 429',
    allowed: 'a whole number from 1 to 100000',
    schema: integer(1, 100_000),
    default: 1000,
  }),
  apiKeys: setting({
    env: 'DRISHTI_API_KEYS',
    flag: 'api-keys',
    description: 'keys that callers must show one of, or sha256:<hexadecimal> of keys; none asks for no key',
    allowed: 'keys of 16 to 512 printable ASCII characters without spaces, with commas between them',
    schema: listOf(keyHash),
    default: [],
    secret: true,
  }),
  insecure: setting({
    env: 'DRISHTI_INSECURE',
    flag: 'insecure',
    description: 'whether to serve an address that others can reach without asking for a key',
    allowed: 'true or false',
    schema: onOff,
    default: false,
  }),
  corsOrigins: setting({
    env: 'DRISHTI_CORS_ORIGINS',
    flag: 'cors-origins',
    description: 'origins whose web pages may call the server, or *; pages of this machine always may',
    allowed: 'origins with commas between them, such as https://app.example.com',
    schema: listOf(origin),
    default: [],
  }),
  requestsPerMinute: setting({
    env: 'DRISHTI_REQUESTS_PER_MINUTE',
    flag: 'requests-per-minute',
    description: 'requests of one key, or of one address where no key is asked for; 0 sets no limit',
    allowed: 'a whole number from 0 to 1000000',
    schema: integer(0, 1_000_000),
    default: 0,
  }),
  requestsAtOnce: setting({
    env: 'DRISHTI_REQUESTS_AT_ONCE',
    flag: 'requests-at-once',
    description: 'requests of one key that are answered at the same time; 0 sets no limit',
    allowed: 'a whole number from 0 to 10000',
    schema: integer(0, 10_000),
    default: 32,
  }),
  concurrency: setting({
    env: 'DRISHTI_CONCURRENCY',
    flag: 'concurrency',
    description: 'requests that the embedded engine answers at the same time; 0 takes one a processor core',
    allowed: 'a whole number from 0 to 256',
    schema: integer(0, 256),
    default: 0,
  }),
  maxQueue: setting({
    env: 'DRISHTI_MAX_QUEUE',
    flag: 'max-queue',
    description:
      'requests that may wait for each engine; more are answered 429, and sooner under lasting load',
    allowed: 'a whole number from 0 to 10000',
    schema: integer(0, 10_000),
    default: 32,
  }),
  detectorThreads: setting({
    env: 'DRISHTI_DETECTOR_THREADS',
    flag: 'detector-threads',
    description: 'processor threads for the object detector and for each other model; 0 takes all',
    allowed: 'a whole number from 0 to 256',
    schema: integer(0, 256),
    default: 0,
  }),
  detectorThreadsPerPicture: setting({
    env: 'DRISHTI_DETECTOR_THREADS_PER_PICTURE',
    flag: 'detector-threads-per-picture',
    description:
      'how many of the detector threads look at one picture together: 2 answer one request a third sooner than 1, which answers many at the same time sooner; 0 takes 1 for a command with many pictures and 2 otherwise',
    allowed: 'a whole number from 0 to 16',
    schema: integer(0, 16),
    default: 0,
  }),
  detectorMinScore: setting({
    env: 'DRISHTI_DETECTOR_MIN_SCORE',
    flag: 'detector-min-score',
    description: 'lowest confidence of an object that is reported; the default gives the best F1',
    allowed: 'a number from 0 to 1',
    schema: decimal(0, 1),
    default: 0.275,
  }),
  perceptCacheMegabytes: setting({
    env: 'DRISHTI_PERCEPT_CACHE_MB',
    flag: 'percept-cache-mb',
    description:
      'memory in MB for what was seen in pictures of late, so that a further question about one is answered at once; 0 keeps nothing',
    allowed: 'a whole number from 0 to 100000',
    schema: integer(0, 100_000),
    default: 32,
  }),
  openaiUrl: setting({
    env: 'DRISHTI_OPENAI_URL',
    flag: 'openai-url',
    description:
      'base URL of a server of models (vLLM, llama.cpp, Ollama, SGLang or any other that speaks OpenAI chat completions)',
    allowed: 'an http or https URL, such as http://127.0.0.1:8000/v1',
    schema: httpUrl,
    default: '',
  }),
  openaiKey: setting({
    env: 'DRISHTI_OPENAI_KEY',
    flag: 'openai-key',
    description: 'key for that server',
    allowed: 'printable ASCII characters without spaces',
    schema: z.string().regex(/^[\x21-\x7e]*$/),
    default: '',
    secret: true,
  }),
  openaiModel: setting({
    env: 'DRISHTI_OPENAI_MODEL',
    flag: 'openai-model',
    description: 'model of that server; none takes the only one it has',
    allowed: 'a name',
    schema: z.string().trim(),
    default: '',
  }),
  openaiDialect: setting<Dialect>({
    env: 'DRISHTI_OPENAI_DIALECT',
    flag: 'openai-dialect',
    description: 'what that server is; auto asks it',
    allowed: dialects.join(', '),
    schema: z.enum(dialects),
    default: 'auto',
  }),
  openaiFamily: setting({
    env: 'DRISHTI_OPENAI_FAMILY',
    flag: 'openai-family',
    description: 'family of that model, which decides how it is asked for boxes; auto goes by its name',
    allowed: 'auto or a family of docs/grounding.md',
    schema: text,
    default: 'auto',
  }),
  openaiTimeoutSeconds: setting({
    env: 'DRISHTI_OPENAI_TIMEOUT_SECONDS',
    flag: 'openai-timeout-seconds',
    description: 'how long an answer of that server may take in all; its first word may take half of it',
    allowed: 'a number from 1 to 86400',
    schema: decimal(1, 86_400),
    default: 600,
  }),
  openaiConcurrency: setting({
    env: 'DRISHTI_OPENAI_CONCURRENCY',
    flag: 'openai-concurrency',
    description: 'requests that server gets at the same time',
    allowed: 'a whole number from 1 to 1024',
    schema: integer(1, 1024),
    default: 8,
  }),
  openaiMaxPixels: setting({
    env: 'DRISHTI_OPENAI_MAX_PIXELS',
    flag: 'openai-max-pixels',
    description:
      'most pixels of a picture that server gets, at ultra_high resolution; half of that is what it gets by default',
    allowed: 'a whole number from 65536 to 67108864',
    schema: integer(65_536, 67_108_864),
    default: 2_007_040,
  }),
  hubUrl: setting({
    env: 'DRISHTI_HUB_URL',
    flag: 'hub-url',
    description: 'where models are pulled from: the Hugging Face hub or a mirror of it',
    allowed: 'an http or https URL without user, password, query and fragment',
    // What is in it is told: where a model came from is shown.
    schema: httpUrl.refine((url) => url !== '' && isBare(new URL(url))),
    default: 'https://huggingface.co',
  }),
  hubToken: setting({
    env: 'DRISHTI_HUB_TOKEN',
    flag: 'hub-token',
    description: 'token of yours for the hub, which models with conditions ask for; no other host sees it',
    allowed: 'printable ASCII characters without spaces',
    schema: z.string().regex(/^[\x21-\x7e]*$/),
    default: '',
    secret: true,
  }),
  vlmDevice: setting<(typeof devices)[number]>({
    env: 'DRISHTI_VLM_DEVICE',
    flag: 'vlm-device',
    description: 'what pulled models run on',
    allowed: devices.join(', '),
    schema: z.enum(devices),
    default: 'cpu',
  }),
  vlmThreads: setting({
    env: 'DRISHTI_VLM_THREADS',
    flag: 'vlm-threads',
    description: 'processor threads of a pulled vision-language model; 0 takes all',
    allowed: 'a whole number from 0 to 256',
    schema: integer(0, 256),
    default: 0,
  }),
  vlmMaxPixels: setting({
    env: 'DRISHTI_VLM_MAX_PIXELS',
    flag: 'vlm-max-pixels',
    description:
      'most pixels of a picture that a pulled vision-language model gets, at ultra_high resolution; high gets 9/16 of it, medium 1/4, low 1/16; 0 takes 1048576 on cpu, 3211264 on a graphics card',
    allowed: '0 or a whole number from 16384 to 16777216',
    schema: zeroOr(16_384, 16_777_216),
    default: 0,
  }),
  vlmContext: setting({
    env: 'DRISHTI_VLM_CONTEXT',
    flag: 'vlm-context',
    description:
      'longest conversation of a pulled vision-language model in its tokens, pictures and answer included',
    allowed: 'a whole number from 256 to 1048576',
    schema: integer(256, 1_048_576),
    default: 16_384,
  }),
  vlmIdleMinutes: setting({
    env: 'DRISHTI_VLM_IDLE_MINUTES',
    flag: 'vlm-idle-minutes',
    description: 'after how long without a request a pulled vision-language model leaves memory; 0 keeps it',
    allowed: 'a number from 0 to 100000',
    schema: decimal(0, 100_000),
    default: 15,
  }),
  detectorModel: setting({
    env: 'DRISHTI_DETECTOR_MODEL',
    flag: 'detector-model',
    description: 'detector of drishti-embedded',
    allowed: 'embedded, the id of a pulled detector, or auto: a pulled one where there is one',
    schema: text,
    default: 'auto',
  }),
  openVocabularyModel: setting({
    env: 'DRISHTI_OPEN_VOCABULARY_MODEL',
    flag: 'open-vocabulary-model',
    description: 'detector that drishti-embedded asks for kinds its own does not know',
    allowed: 'none, the id of a pulled one, or auto: a pulled one where there is one',
    schema: text,
    default: 'auto',
  }),
  segmenterModel: setting({
    env: 'DRISHTI_SEGMENTER_MODEL',
    flag: 'segmenter-model',
    description: 'what draws masks, for every model',
    allowed: 'embedded, the id of a pulled segmenter, or auto: a pulled one where there is one',
    schema: text,
    default: 'auto',
  }),
  shutdownGraceSeconds: setting({
    env: 'DRISHTI_SHUTDOWN_GRACE_SECONDS',
    flag: 'shutdown-grace-seconds',
    description: 'how long running requests may take to finish after SIGTERM',
    allowed: 'a whole number from 0 to 3600',
    schema: integer(0, 3600),
    default: 60,
  }),
  logLevel: setting<(typeof logLevels)[number]>({
    env: 'DRISHTI_LOG_LEVEL',
    flag: 'log-level',
    description: 'what is logged (JSON lines on stderr)',
    allowed: logLevels.join(', '),
    schema: z.enum(logLevels),
    default: 'warn',
  }),
} as const;

export type SettingName = keyof typeof settings;
export type Config = {
  readonly [Name in SettingName]: (typeof settings)[Name] extends Setting<infer T> ? T : never;
};
export const settingNames = Object.keys(settings) as SettingName[];

/** A default as help and documentation show it. */
export function shownDefault(value: unknown): string {
  return String(value) || 'none';
}

/** A setting, file or variable that cannot be accepted; the message says which, what was given, what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export interface ConfigSources {
  /** Path of the configuration file; a missing one is an error only when `fileRequired`. */
  readonly file?: string | undefined;
  readonly fileRequired?: boolean | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Values of flags by setting name, as typed. */
  readonly flags?: Readonly<Partial<Record<SettingName, unknown>>>;
  /** Values by setting name, as a program that has no flags gives them. */
  readonly options?: Readonly<Partial<Record<SettingName, unknown>>>;
}

/**
 * Puts the settings together and checks each.
 * @throws ConfigError on the first value that is not allowed, an unknown name in the file, or an unreadable file
 */
export function loadConfig({
  file,
  fileRequired,
  env = {},
  flags = {},
  options = {},
}: ConfigSources): Config {
  refuseUnknownVariables(env);
  const fromFile = file === undefined ? {} : readConfigFile(file, fileRequired ?? false);
  const values = settingNames.map((name) => [
    name,
    resolveSetting(name, { fromFile, env, flags, options, file }),
  ]);
  const config = Object.fromEntries(values) as Config;
  if (config.maxBodyMemoryMegabytes < Math.max(config.maxBodyMegabytes, config.maxFetchMegabytes)) {
    throw refuse('maxBodyMemoryMegabytes', String(config.maxBodyMemoryMegabytes), 'the settings together');
  }
  return config;
}

type Layers = Required<Pick<ConfigSources, 'env' | 'flags' | 'options'>> & {
  fromFile: Record<string, unknown>;
  file: string | undefined;
};

function resolveSetting(name: SettingName, { fromFile, env, flags, options, file }: Layers): unknown {
  const { env: variable, flag, schema, default: fallback } = settings[name];
  const layers: [unknown, string][] = [
    [options[name], `the option ${name}`],
    [flags[name], `the flag --${flag}`],
    [env[variable] || undefined, `the environment variable ${variable}`],
    [fromFile[name], `${file}`],
  ];
  const given = layers.find(([value]) => value !== undefined);
  if (!given) return fallback;
  const parsed = schema.safeParse(given[0]);
  if (!parsed.success) throw refuse(name, shown(name, given[0], parsed.error), given[1]);
  return parsed.data;
}

/** What was given, as a message may show it: of secrets only which entry is wrong, of URLs no password. */
function shown(name: SettingName, given: unknown, { issues }: z.ZodError): string {
  const { secret }: Setting = settings[name];
  if (!secret) return JSON.stringify(given).replace(/\/\/[^\s"]*@/g, '//…@');
  const index = issues[0]?.path[0];
  return typeof index === 'number' ? `entry ${index + 1}` : 'what comes';
}

function refuse(name: SettingName, given: string, source: string): ConfigError {
  const { env, allowed } = settings[name];
  return new ConfigError(
    `setting ${name} (${env}): ${given} from ${source} is not allowed; it must be ${allowed}`,
  );
}

function refuseUnknownVariables(env: Readonly<Record<string, string | undefined>>): void {
  const known = new Set<string>(settingNames.map((name) => settings[name].env));
  const unknown = Object.keys(env).find((name) => name.startsWith('DRISHTI_') && !known.has(name));
  if (unknown) throw new ConfigError(`${unknown} is not a setting; there are ${[...known].join(', ')}`);
}

function readConfigFile(file: string, required: boolean): Record<string, unknown> {
  const parsed = z.record(z.string(), z.unknown()).safeParse(parseJsonFile(file, required));
  if (!parsed.success) throw new ConfigError(`${file} must hold one JSON object`);
  const unknown = Object.keys(parsed.data).find((name) => !Object.hasOwn(settings, name));
  if (unknown) {
    throw new ConfigError(`${file}: "${unknown}" is not a setting; there are ${settingNames.join(', ')}`);
  }
  return parsed.data;
}

function parseJsonFile(file: string, required: boolean): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT' && !required) return {};
    throw new ConfigError(`${file} cannot be read as JSON: ${withoutQuote(cause as Error)}`);
  }
}

/** The parser repeats some of the text, which may be a key. */
function withoutQuote({ message }: Error): string {
  return message.replace(/, (\.\.\.)?".*$/s, '');
}
