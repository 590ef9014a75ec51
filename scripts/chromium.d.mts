/** Path of a Chromium: of the environment variable CHROMIUM, else where it usually is; nothing when there is none. */
export function findChromium(): string | undefined;
