/** Characters of a URL; the signed URLs of object stores have about 2,000. */
export const maxUrlLength = 8192;

/** Redirects from the caller's URL to the picture. */
export const maxRedirects = 3;

/** Bytes of all headers of one response together. */
export const maxHeaderBytes = 16 * 1024;

/** Transfers at the same time. */
export const maxTransfers = 64;

/** Of these, transfers from the same host: about as many as a browser makes. */
export const maxTransfersPerHost = 8;
