/** Every text of the page that is not the server's. */
export const english = {
  title: 'Drishti playground',
  tagline: 'Ask about pictures',
  skip: 'Skip to the question',
  history: 'History',
  files: 'Files',
  code: 'Get code',
  key: 'API key',
  language: 'Language',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  close: 'Close',

  pictures: 'Pictures',
  dropHere: 'Drop pictures here',
  dropHint: 'or paste them, choose files, or give a link. JPEG, PNG, WebP, HEIC, AVIF, GIF, TIFF, BMP.',
  choose: 'Choose pictures',
  addMore: 'Add',
  link: 'Link to a picture',
  linkPlaceholder: 'https://…',
  addLink: 'Add link',
  badLink: 'This is not an address that begins with https:// or http://.',
  reading: 'Reading the picture…',
  notPicture: 'None of these files is a picture.',
  remove: (name: string) => `Remove ${name}`,
  show: (name: string) => `Show ${name}`,
  pictureNumber: (number: number, total: number) => `Picture ${number} of ${total}`,
  noPreview:
    'Your browser cannot show this format. The server reads it all the same; what it finds is drawn on an empty sheet of the picture’s size.',
  noPreviewNoSize:
    'Your browser cannot show this picture. The server may read it all the same; what it finds is drawn on an empty sheet, whose proportions may differ.',

  question: 'Question',
  task: 'Task',
  tasks: {
    caption: 'Caption',
    ask: 'Ask',
    detect: 'Detect',
    segment: 'Segment',
    classify: 'Classify',
    read: 'Read text',
    compare: 'Compare',
    free: 'Free prompt',
  },
  about: { things: 'What to look for', labels: 'Labels to choose from' },
  aboutHint: { things: 'everything, or: cats, red cars', labels: 'food, animal, street' },
  prompt: 'Prompt',
  promptHint: 'Ask in English, whichever language this page is in.',
  run: 'Ask',
  runHint: 'Ctrl + Enter',
  stop: 'Stop',
  options: 'Options',
  model: 'Model',
  resolution: 'Picture detail',
  resolutions: {
    '': 'As the model has it',
    low: 'Low',
    medium: 'Medium',
    high: 'High',
    ultra_high: 'Ultra high',
  },
  thinking: 'Thinking',
  levels: { '': 'As the model has it', minimal: 'Minimal', low: 'Low', medium: 'Medium', high: 'High' },
  format: 'Answer as',
  formats: { text: 'Text', json: 'JSON', schema: 'JSON by schema' },
  schema: 'JSON schema',
  template: 'Template',
  chooseTemplate: 'Choose…',
  templates: {
    boxes: 'Boxes',
    polygons: 'Boxes and polygons',
    masks: 'Boxes and masks',
    labels: 'Labels',
    counts: 'Counts',
    text: 'Lines of text',
    receipt: 'Receipt',
  },
  schemaOk: 'The schema can be sent.',
  schemaProblems: {
    json: 'No valid JSON',
    object: 'An object is expected',
    type: 'No type of JSON Schema',
    properties: 'An object is expected',
    required: 'Not among the properties',
    items: 'A schema is expected',
    enum: 'A list is expected',
  },
  keep: 'Keep on the server, in the history',
  goingOn: 'Goes on with the last answer',
  goOn: 'Ask further',
  startNew: 'Start anew',

  answer: 'Answer',
  noAnswer: 'The answer comes here.',
  asking: 'Asking…',
  thoughts: 'Thoughts',
  objects: 'Found',
  noObjects: 'The answer is a list without entries: nothing was found.',
  raw: 'As it came',
  copy: 'Copy',
  copied: 'Copied',
  tokens: (input: number, output: number) => `${input} tokens in, ${output} out`,
  thoughtTokens: (count: number) => `${count} thought`,
  seconds: (seconds: string) => `${seconds} s`,
  firstWords: (seconds: string) => `first words after ${seconds} s`,
  statuses: {
    completed: 'Complete',
    incomplete: 'Cut off at the limit of tokens',
    failed: 'Failed',
    cancelled: 'Stopped',
    in_progress: 'In progress',
  },
  broken: 'The connection broke off before the answer was complete.',
  errorAt: (status: number, code: string) => (status > 0 ? `${status} ${code}` : code),
  unreachable: 'The server cannot be reached.',
  onPicture: 'Drawn on',
  stage: (name: string, found: number) =>
    found > 0 ? `${name}, with ${found} found things drawn on it` : name,

  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  zoomFit: 'Fit',
  opacity: 'Opacity',
  labels: 'Labels',

  historyEmpty: 'Nothing yet. Answers that the server keeps are listed here, in this browser only.',
  historyNote: 'The list is kept in this browser, the interactions by the server.',
  open: 'Open',
  delete: 'Delete',
  deleteAll: 'Delete all',
  gone: 'The server does not have it any more.',
  picturesCount: (count: number) => (count === 1 ? '1 picture' : `${count} pictures`),

  filesEmpty: 'No files are uploaded.',
  filesNote:
    'Uploaded pictures can be asked about again and again without being sent each time, until they expire.',
  upload: 'Upload pictures',
  uploading: (percent: number) => `Uploading… ${percent} %`,
  use: 'Use',
  more: 'More',
  expires: (time: string) => `expires ${time}`,
  loading: 'Loading…',

  keyNeeded: 'This server asks for an API key.',
  keyRefused: 'The server does not accept this key.',
  keyLetters: 'A key has letters from A to Z, digits and signs only.',
  keyNote: 'The key is sent to this server only, and forgotten when the tab is closed.',
  remember: 'Remember it in this browser',
  save: 'Use this key',
  forget: 'Forget the key',

  codeNote: 'Asks the same. Pictures are read from the folder in which the program runs.',
  codeLanguage: 'Program in',
};

type Widened<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends object
      ? T[K] extends (...args: never) => unknown
        ? T[K]
        : Widened<T[K]>
      : T[K];
};

/** What a translation has to have. */
export type Words = Widened<typeof english>;
