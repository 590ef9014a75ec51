/** What a word of a label means, whatever its language or spelling. */
export type Term = keyof typeof spellings;

/**
 * The words that labels on receipts, invoices, tickets and forms are made of, in the languages that such papers most
 * often come in; without accents. A word may mean several terms ("Zwischensumme").
 */
const spellings = {
  total: 'total totals ttl tot summe gesamt gesamtsumme gesamtbetrag endbetrag jumlah totale totaal suma sum',
  sub: 'sub zwischensumme jumlahkecil netto taxable imponible',
  grand: 'grand',
  net: 'net nett',
  gross: 'gross brutto',
  amount: 'amount amt betrag montant importe importo amaun bedrag',
  due: 'due payable owing owed topay zahlbetrag bayaran fallig faellig zahlbar',
  balance: 'balance saldo solde',
  rounding: 'rounding roundings rounded round rnd pembulatan pembundaran penggenapan pelarasan',
  adjustment: 'adjustment adjustments adj adjusted',
  after: 'after',
  tax: 'tax taxes gst vat sst hst pst igst cgst sgst mwst ust tva iva cukai btw moms',
  service: 'service svc servis svchg',
  charge: 'charge charges chg fee fees surcharge',
  discount:
    'discount discounts disc saving savings saved rebate voucher coupon promo promotion rabatt remise diskaun descuento sconto',
  cash: 'cash tunai bargeld especes efectivo contanti',
  tendered: 'tendered tender tend gegeben geg received',
  paid: 'paid payment payments pay bezahlt paye pembayaran',
  card: 'card cards visa mastercard amex credit debit paypal paywave contactless maestro girocard mydebit ewallet alipay upi bankcard',
  change: 'change wechselgeld ruckgeld rueckgeld baki rendu cambio kembalian',
  including: 'including inclusive inclusives incl inc included with inkl',
  excluding: 'excluding exclusive excl exc exclude excluded before without exkl zzgl netto',
  quantity: 'qty quantity menge qte pcs pieces units kuantiti',
  item: 'item items article articles artikel produit',
  count: 'count counts',
  price: 'price prices rate unit preis prix precio prezzo unitprice rsp uprice harga upp',
  description: 'description desc particulars product products details bezeichnung beschreibung perihal',
  summary: 'summary analysis breakdown',
  code: 'code codes',
  sales: 'sales sale',
  points: 'points point pts',
  date: 'date datum fecha data dated tarikh dt dte',
  time: 'time uhrzeit hora heure masa',
  issued: 'issued issue ausgestellt',
  deadline: 'deadline expiry expires expired exp until valid validity delivery delivered birth dob printed',
  invoice: 'invoice invoices inv rechnung facture factura fattura invois rechnungs',
  receipt: 'receipt receipts rcpt rcp rec quittung kassenbon beleg bon recu recibo ricevuta resit',
  bill: 'bill bills',
  document: 'document doc documents',
  order: 'order orders ord bestellung commande pesanan',
  ticket: 'ticket tickets tkt',
  check: 'check chk cheque',
  transaction: 'transaction trans trx trn txn',
  slip: 'slip',
  reference: 'reference ref',
  number: 'number numbers no nos num nr numero nummer nombor',
  identity: 'id reg regn registration rfg regd registered identification',
  company: 'company co business merchant seller vendor firm',
  roc: 'roc gstin ein abn siret siren ustid ustidnr uid tin trn crn brn',
  table: 'table tbl tisch meja',
  cashier:
    'cashier kassierer operator server clerk waiter staff salesperson salesman salesrep served serve attendant kasse attended juruwang',
  customer: 'customer client kunde buyer recipient attn attention billto soldto cust guest patient pelanggan',
  ship: 'ship shipping deliver',
  to: 'to',
  member: 'member membership loyalty',
  method: 'method mode type terms',
  phone: 'tel telephone phone mobile mob ph hp tlf telefon telefono handphone cell hotline telp',
  fax: 'fax telefax',
  email: 'email mail',
  website: 'website web www homepage url',
  address: 'address adresse',
  bank: 'bank acc account iban bic swift',
  name: 'name nama nom',
  return: 'goods sold returnable refund refundable exchange exchangeable returned returns',
  thanks: 'thank thanks thankyou welcome visit again danke merci gracias grazie terima kasih please come',
} as const;

/** Words that say nothing but may be printed without a blank beside those that do. */
const fillers = [
  'OF',
  'THE',
  'FOR',
  'AND',
  'BY',
  'YOUR',
  'IN',
  'ON',
  'RM',
  'USD',
  'SIMPLIFIED',
  'COPY',
  'ORIGINAL',
  'DUPLICATE',
  'BAR',
  ...'MYR EUR GBP INR SGD AUD CAD CHF JPY IDR THB RS'.split(' '),
];

/** The terms of each spelling in capitals; fillers have none. */
export const vocabulary: ReadonlyMap<string, readonly Term[]> = readVocabulary();

function readVocabulary(): Map<string, Term[]> {
  const terms = new Map<string, Term[]>(fillers.map((filler) => [filler, []]));
  for (const [term, words] of Object.entries(spellings) as [Term, string][])
    for (const word of words.toUpperCase().split(' ')) terms.set(word, [...(terms.get(word) ?? []), term]);
  return terms;
}
