/** Legal forms of companies behind their names, as printed and as often misread ("SDN BND", "S/B"). */
const legalForm =
  /(?:S[DO0]N\.?\s*B[HMN][DO0]|\bS\/B\b|\b(?:BERHAD|BHD|LTD|LIMITED|INC|L\.?L\.?C|GMBH|A\.?G|K\.?G|U\.?G|OHG|CO(?=\.?\s?(?:$|[(,.]|LTD|INC|SDN|KG|PTE))|CORP|CORPORATION|P\.?L\.?C|LLP|PVT|PTE|PTY|S\.?A\.?R\.?L|S\.?A\.?S|S\.A|S\.?R\.?L|S\.L|S\.?P\.?A|B\.V|N\.V|OYJ?|A\/S|APS|E\.K|LTDA|D\.O\.O|& SONS|& CO)\b)/i;

/** What trades call themselves. */
const trades =
  /\b(?:ENTERPRISES?|TRADING|TRADERS?|HOLDINGS?|GROUP|INTERNATIONAL|INDUSTR(?:Y|IES)|SERVICES?|SUPPL(?:Y|IES)|SOLUTIONS?|TECHNOLOG(?:Y|IES)|SYSTEMS?|CONSULT(?:ING|ANTS?)|ASSOCIATES|PARTNERS|BROTHERS|SYARIKAT|PERNIAGAAN|PERUSAHAAN|KEDAI|RESTORAN|PASARAYA|FARMASI|KLINIK|RESTAURANTE?|CAF[EÉ]|COFFEE|BAKERY|BAKE|BISTRO|DINER|DELI|GRILL|PIZZA|PIZZERIA|KITCHEN|FOODS?|CATERING|TAVERN|PUB|BREW\w*|HOTEL|INN|RESORT|STORES?|SHOP|SHOPPE|MART|MARKET|\w*MARKET|\w*MART|GROCER(?:Y|S|IES)?|BAZAAR|BOUTIQUE|FASHIONS?|HARDWARE|STATIONERY|BOOKS?|BOOKSTORE|PHARMACY|CHEMISTS?|APOTHEKE|DRUGS?|CLINIC|DENTAL|HOSPITAL|OPTIC(?:S|AL)|ELECTRIC(?:AL|S)?|ELECTRONICS?|GALLERY|SALON|STUDIOS?|GARAGE|MOTORS?|AUTO|PETROL|STATION|CARGO|LOGISTICS|TRAVELS?|AGENCY|BANK|CINEMAS?|THEATRE|MUSEUM|UNIVERSITY|COLLEGE|SCHOOL|DEPARTMENT|FLORISTS?|JEWELLERS|TEXTILES|FURNITURE|HOUSE|CENTRE|CENTER|DELIGHTS?|BAR)\b/i;

const allLegalForms = new RegExp(legalForm.source, 'gi');
const allTrades = new RegExp(trades.source, 'gi');

/** Whether a text has the legal form of a company. */
export function hasLegalForm(text: string): boolean {
  return legalForm.test(text);
}

/** Whether a text has a word that businesses call themselves by. */
export function namesTrade(text: string): boolean {
  return trades.test(text);
}

/** Whether a line has nothing but the end of a company's name: "SDN BHD", "CO. (M) SDN. BHD.", "Ltd". */
export function isLegalFormAlone(text: string): boolean {
  if (!hasLegalForm(text)) return false;
  const rest = text.replace(allLegalForms, '').replace(/\(\p{L}{1,3}\)|\bMALAYSIA\b/giu, '');
  return !/\p{L}/u.test(rest);
}

/** Whether a line names nothing but trades: "Bistro & Café" stands below a name. */
export function isTradeAlone(text: string): boolean {
  return namesTrade(text) && !/\p{L}/u.test(text.replace(allTrades, '').replace(/\band\b/i, ''));
}

/** Whether a name tells that it is one of a business. */
export function namesBusiness(text: string): boolean {
  return hasLegalForm(text) || namesTrade(text);
}
