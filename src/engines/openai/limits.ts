/** What a model server may send us, and we it. */

/** Characters of one event or line of an answer. */
export const longestEvent = 1_000_000;

/** Characters of an answer, thoughts included: many times what a context holds that is in use. */
export const longestAnswer = 8_000_000;

/** Bytes of the body of an answer, what is no text in it included. */
export const mostAnswerBytes = 512_000_000;

/** Bytes of what a server says of itself and its models. */
export const mostInfoBytes = 16_000_000;

/** Bytes of a refusal that are read; what is behind them is nothing to say. */
export const mostRefusalBytes = 65_536;

/** Characters of the pictures of a request together, as base64. */
export const mostPictureCharacters = 48_000_000;
