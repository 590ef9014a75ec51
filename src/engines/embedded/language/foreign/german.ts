import { glossary } from './glossary.js';

export const german = glossary(
  [
    [
      /\b(?:auf|in) (?:dem|diesem|den|diesen) (?:bild(?:ern)?|fotos?)\b|\bim bild\b|\bhier\b/g,
      ' in the image ',
    ],
    [/\bwie ?viele?\b/g, ' how many '],
    [/\bwas (?:ist|siehst du|sieht man|gibt es|zeigt)\b/g, ' what is '],
    [/\b(?:ist|sind) (?:da|dort)\b|\bgibt es\b|\bbefinde[nt] sich\b/g, ' is there '],
    [/\bsiehst du\b|\bkannst du sehen\b/g, ' do you see '],
    [/\bwelche farben? (?:hat|haben)\b/g, ' what colour is '],
    [/\b(?:was steht|welcher text steht)\b/g, ' what is written '],
    [/\bzu sehen\b|\bvorhanden\b|\bbitte\b|\bmir\b|\bvor$/g, ' '],
  ],
  `describe: beschreibe, beschreib, beschreiben; read: lies, lese; text: text; image: bild, foto; where: wo; who: wer; why: warum
  is: ist; are: sind; the: der, die, das, den, dem, des; a: ein, eine, einen, einem, einer; and: und; or: oder; no: kein, keine, keinen
  in: im, in; on: auf; under: unter; next to: neben; behind: hinter; colour: farbe; colours: farben; all: alle, alles, allen; these: diese
  count: zähle, zähl; find: finde, suche, erkenne; segment: segmentiere; list: liste; show: zeige, zeig; red: rot, rote, roten, rotes, roter
  blue: blau, blaue, blauen, blaues; green: grün, grüne, grünen, grünes; black: schwarz, schwarze, schwarzen, schwarzes; white: weiß, weiße, weißen, weißes
  yellow: gelb, gelbe, gelben, gelbes; brown: braun, braune, braunen; objects: objekte, gegenstände, dinge; animals: tiere, tieren; animal: tier; vehicles: fahrzeuge
  person: person, mensch; people: personen, menschen, leute, leuten; man: mann; men: männer; woman: frau; women: frauen; child: kind; children: kinder, kindern
  dog: hund; dogs: hunde, hunden; cat: katze; cats: katzen; bird: vogel; birds: vögel, vögeln; horse: pferd; horses: pferde; sheep: schaf, schafe; cow: kuh; cows: kühe
  elephant: elefant; elephants: elefanten; bear: bär; bears: bären; zebra: zebra; zebras: zebras; giraffe: giraffe; giraffes: giraffen
  car: auto; cars: autos; bus: bus; buses: busse; truck: lastwagen, lkw; train: zug; bicycle: fahrrad; bicycles: fahrräder; motorcycle: motorrad; motorcycles: motorräder
  boat: boot; boats: boote; airplane: flugzeug; airplanes: flugzeuge; traffic light: ampel; bench: bank; umbrella: regenschirm, schirm; backpack: rucksack; suitcase: koffer
  bottle: flasche; bottles: flaschen; cup: tasse; cups: tassen; fork: gabel; knife: messer; spoon: löffel; bowl: schüssel; apple: apfel; apples: äpfel; banana: banane; bananas: bananen
  orange: orange; pizza: pizza; cake: kuchen; chair: stuhl; chairs: stühle; couch: sofa, couch; bed: bett; table: tisch; toilet: toilette; tv: fernseher; laptop: laptop
  keyboard: tastatur; mobile phone: handy; oven: ofen; sink: waschbecken; refrigerator: kühlschrank; book: buch; books: bücher; clock: uhr; vase: vase; scissors: schere; total: gesamtbetrag, summe; what: was; how: wie`,
);
