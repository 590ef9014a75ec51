/**
 * Numbers of half precision (IEEE 754 binary16, their bits in 16-bit words, as onnxruntime gives them) as floats.
 */
export function floatsOfHalves(halves: Uint16Array): Float32Array {
  const floats = new Float32Array(halves.length);
  for (let index = 0; index < halves.length; index++) floats[index] = table()[halves[index]!]!;
  return floats;
}

let values: Float32Array | undefined;

function table(): Float32Array {
  values ??= Float32Array.from({ length: 0x10000 }, (_, bits) => floatOfHalf(bits));
  return values;
}

function floatOfHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Floats as the nearest halves, ties to even; what is too large becomes infinite. */
export function halvesOfFloats(floats: Float32Array): Uint16Array {
  return Uint16Array.from(floats, halfOfFloat);
}

const word = new DataView(new ArrayBuffer(4));

function halfOfFloat(value: number): number {
  word.setFloat32(0, value);
  const bits = word.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = Math.abs(value);
  if (Number.isNaN(value)) return sign | 0x7e00;
  if (magnitude >= 65520) return sign | 0x7c00;
  if (magnitude < 2 ** -14) return sign | toEven(magnitude * 2 ** 24);
  const exponent = ((bits >>> 23) & 0xff) - 112;
  return sign + (exponent << 10) + toEven((magnitude / 2 ** (exponent - 15) - 1) * 1024);
}

function toEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
