/** Codes that follow a zero in run-length data (BITMAPINFOHEADER, BI_RLE8 and BI_RLE4); from 3 on, plain pixels. */
const endOfRow = 0;
const endOfPicture = 1;
const delta = 2;

/**
 * Makes the end of the last row the end of the picture. Most programs write both, one after the other, and libnsbmp
 * takes the first for a row too many.
 * @param bmp a whole file, changed in place
 */
export function endAfterLastRow(bmp: Uint8Array): void {
  const file = Buffer.from(bmp.buffer, bmp.byteOffset, bmp.byteLength);
  if (file.length < 54) return;
  const compression = file.readUInt32LE(30);
  if (file.readUInt32LE(14) < 40 || (compression !== 1 && compression !== 2)) return;
  const pixelsPerByte = compression;
  let rows = Math.abs(file.readInt32LE(22));
  for (let at = file.readUInt32LE(10); at + 1 < file.length; ) {
    const code = file[at] === 0 ? file[at + 1] : undefined;
    if (code === endOfPicture) return;
    if (code === delta) rows -= file[at + 3] ?? 0;
    if (code === endOfRow && --rows <= 0) {
      file[at + 1] = endOfPicture;
      return;
    }
    at += code === undefined ? 2 : escapeLength(code, pixelsPerByte);
  }
}

/** Plain pixels are filled up to an even number of bytes. */
function escapeLength(code: number, pixelsPerByte: number): number {
  if (code === delta) return 4;
  return code > delta ? 2 + Math.ceil(code / pixelsPerByte / 2) * 2 : 2;
}
