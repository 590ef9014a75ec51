/** Parts of streets, quarters and buildings; long ones are found without blanks beside them too. */
const streets =
  /\b(?:ST|STR|RD|AVE?|BLVD|DR|LN|HWY|PKWY|SQ|CT|PL|FL|JLN|TMN|LRG|LEBUH|SEK|KG|BT|LOT|UNIT|SUITE|STE|BLOCK|BLK|APT|ROOM|SHOP NO|LEVEL|GROUND|FLOOR|NO\.?\s?\d|P\.?\s?O\.?\s?BOX|NEAR|OPP|CROSS|MAIN|MARG|ROUTE|RUE|VIA|CALLE|AVENIDA|PLAZA|PIAZZA|PLACE|PLATZ|ALLEE|WEG|GASSE|QUAY|TERRACE|CRESCENT|CLOSE|LANE|GARDENS|COURT|GROVE|MEWS|WHARF|CIRCLE|PIKE|VILLAGE|PARK|MALL|TOWER|BUILDING|COMPLEX|ESTATE)\b|JALAN|TAMAN|LORONG|BANDAR|KAMPUNG|PERSIARAN|LEBUHRAYA|KAWASAN|PERINDUSTRIAN|SEKSYEN|STREET|ROAD\b|AVENUE|BOULEVARD|DRIVE\b|HIGHWAY|PARKWAY|SQUARE|NAGAR|COLONY|SECTOR|STRASSE|STRAßE|STR\.\s?\d|\p{L}{3}(?:WEG|GASSE|ALLEE|PLATZ|RING|DAMM|UFER|STRAAT|GRACHT)\s\d/iu;

/** Countries, states and large cities that addresses on such papers end with. */
const places =
  /\b(?:MALAYSIA|SELANGOR|JOHOR|PERAK|PENANG|PULAU PINANG|KEDAH|KELANTAN|TERENGGANU|PAHANG|MELAKA|MALACCA|NEGERI SEMBILAN|SABAH|SARAWAK|PERLIS|PUTRAJAYA|LABUAN|KUALA LUMPUR|KL|PJ|PETALING JAYA|SHAH ALAM|SUBANG|IPOH|KLANG|PUCHONG|CHERAS|SEREMBAN|SINGAPORE|INDIA|MUMBAI|DELHI|BENGALURU|BANGALORE|CHENNAI|HYDERABAD|KOLKATA|PUNE|AHMEDABAD|MAHARASHTRA|KARNATAKA|TAMIL NADU|GUJARAT|KERALA|USA|UNITED STATES|NEW YORK|LOS ANGELES|CHICAGO|HOUSTON|BOSTON|SEATTLE|SAN FRANCISCO|UNITED KINGDOM|ENGLAND|LONDON|MANCHESTER|BIRMINGHAM|SCOTLAND|IRELAND|DUBLIN|AUSTRALIA|SYDNEY|MELBOURNE|CANADA|TORONTO|VANCOUVER|GERMANY|DEUTSCHLAND|BERLIN|HAMBURG|MÜNCHEN|MUNICH|KÖLN|FRANKFURT|STUTTGART|FRANCE|PARIS|LYON|SPAIN|ESPAÑA|MADRID|BARCELONA|ITALY|ITALIA|ROMA|MILANO|NETHERLANDS|AMSTERDAM|AUSTRIA|WIEN|VIENNA|SWITZERLAND|ZÜRICH|ZURICH|INDONESIA|JAKARTA|THAILAND|BANGKOK|PHILIPPINES|MANILA)\b|SELANGOR|DARUL EHSAN|KUALA ?LUMPUR|JOHOR ?BAHRU|\bD\.\s?E\b/i;

/** Postcodes beside a place: 43300 KLANG, London SW1A 1AA, Austin, TX 78701, Mumbai - 400001, 1012 AB Amsterdam. */
const postcodes =
  /(?<![\d-])\d{5}(?:-\d{4})?,?\s?\p{L}{2}|\p{L}{2,}\.?,?\s?\d{5}(?:-\d{4})?(?!\d)|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\p{L}{3}\s?[-,]?\s?\d{3}\s?\d{3}(?!\d)|\b\d{4}\s?[A-Z]{2}\s\p{L}{3}|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|(?:^|,\s?)\d{4}\s\p{L}{4}/u;

const houses =
  /^(?:NO|LOT|UNIT|SUITE|BLOCK|BLK|#)?[.:,]?\s?[A-Z]?-?\d{1,5}[A-Z]?(?:\s?[-&,/]\s?\w{1,6}){0,3}[,.]?\s\p{L}{2}|\p{L}{3,}\s\d{1,4}\s?[a-z]?[,.]?$/iu;

/** Whether a line has the code of a place, of five or six digits. */
export function hasPostcode(text: string): boolean {
  return /(?<![\d-])\d{5,6}(?![\d-])/.test(text);
}

/** How much a line looks like a line of an address: 0 not at all, from 1.5 on it is likely one. */
export function addressEvidence(text: string): number {
  return (
    (streets.test(text) ? 1.5 : 0) +
    (postcodes.test(text) ? 1.5 : 0) +
    (places.test(text) ? 1.5 : 0) +
    (houses.test(text) ? 0.8 : 0) +
    (/^\d{1,5}[A-Z]?,\s?\p{L}/u.test(text) ? 0.4 : 0) +
    (/,/.test(text) ? 0.4 : 0)
  );
}
