/** What was dropped or pasted: files that may be pictures, or else an address. */
export interface Transferred {
  readonly files: readonly File[];
  readonly link?: string;
}

const isPicture = ({ type, name }: File) =>
  type.startsWith('image/') || /\.(heic|heif|bmp|tiff?)$/i.test(name);

export function transferredBy(data: Pick<DataTransfer, 'files' | 'getData'>): Transferred {
  const files = [...data.files].filter(isPicture);
  const text = (data.getData('text/uri-list') || data.getData('text/plain')).trim();
  return { files, ...(files.length === 0 && isLink(text) && { link: text }) };
}

/** Whether a text is nothing but the address of something on the web. */
export function isLink(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text);
}
