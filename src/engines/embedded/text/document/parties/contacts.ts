/** An address of electronic mail; a blank beside its point or sign is a slip of the reader. */
export const emailPattern =
  /[\p{L}\d][\p{L}\d._%+-]{0,63}\s?@\s?[\p{L}\d-]{1,63}(?:\s?\.\s?[\p{L}\d-]{2,63}){0,3}\s?\.\s?\p{L}{2,20}(?![\p{L}\d])/u;

/** An address of the web, with `www` or one of the common ends. */
export const websitePattern =
  /(?:https?:\/\/|www\s?\.\s?)[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{2,63}|\s?\.\s?(?:com|org|net|co|my|sg|in|uk|de|fr|au|us)(?!\p{L})){1,5}(?:\/[^\s,;]{0,100})?|(?<![\p{L}\d@.-])[\p{L}\d-]{2,63}(?:\.[\p{L}\d-]{2,63}){0,2}\.(?:com|org|net|info|biz|co\.uk|co\.in|com\.my|com\.sg|com\.au|de|fr|eu|io)(?:\/[^\s,;]{0,100})?(?![\p{L}\d@])/iu;

/** A telephone number of 7 to 15 digits, in groups. */
export const phonePattern = /(?<![\d.,/])\+?\(?\d(?:[\s().-]{0,2}\d){6,14}(?![\d.,/]*\d)/;
