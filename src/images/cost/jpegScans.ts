import type { ByteReader } from './byteReader.js';
import { TooCostly } from './tooCostly.js';

/** Encoders write about ten. Each may ask for all of the picture's coefficients to be gone through once more. */
const mostScans = 100;

const startOfScan = 0xda;
const endOfImage = 0xd9;
/** Frames that are coded in one go (ITU-T T.81 table B.1). */
const sequentialFrames = [0xc0, 0xc1, 0xc5, 0xc9, 0xcd];

/** Segments and scans together; libraries write some dozens. */
const mostMarkers = 2000;

/** Bytes that are searched for scans: more than any camera writes for 50 million pixels. */
const mostBytes = 2 ** 26;

/** Refuses a progressive JPEG of more scans than any encoder makes; of other JPEGs only the header is read. */
export async function checkJpegScans(reader: ByteReader): Promise<void> {
  let scans = 0;
  let end = 2;
  for (let markers = 0; markers < mostMarkers; markers++) {
    const marker = await nextMarker(reader, end);
    if (!marker || marker.code === endOfImage || sequentialFrames.includes(marker.code)) return;
    if (marker.code === startOfScan) scans++;
    if (scans > mostScans) throw new TooCostly(`the JPEG has more than ${mostScans} scans`);
    end = marker.end;
  }
  throw new TooCostly(`the JPEG has more than ${mostMarkers} segments`);
}

interface Marker {
  readonly code: number;
  /** Where what belongs to it ends. */
  readonly end: number;
}

/** The first marker at or after a place, whether segments or coded data stand there. */
async function nextMarker(reader: ByteReader, from: number): Promise<Marker | undefined> {
  for (let at = from; at < mostBytes; ) {
    const bytes = await reader.readOn(at, 2);
    const found = findMarker(bytes);
    if (found >= 0) return readMarker(reader, at + found);
    if (bytes.length < 2) return undefined;
    at += bytes.length - 1;
  }
  throw new TooCostly(`the JPEG goes on after ${mostBytes} bytes with more scans`);
}

/** Place of the first 0xff whose next byte makes it a marker: in coded data 0 follows, or the number of a restart. */
function findMarker(bytes: Buffer): number {
  for (let at = 0; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const code = bytes[at + 1]!;
    if (code > 1 && code < 0xff && !(code >= 0xd0 && code <= 0xd8)) return at;
  }
  return -1;
}

async function readMarker(reader: ByteReader, at: number): Promise<Marker | undefined> {
  const bytes = await reader.read(at, 4);
  const code = bytes[1]!;
  if (code === endOfImage) return { code, end: at + 2 };
  return bytes.length < 4 ? undefined : { code, end: at + 2 + bytes.readUInt16BE(2) };
}
