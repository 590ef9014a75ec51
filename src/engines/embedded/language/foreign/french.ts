import { glossary } from './glossary.js';

export const french = glossary(
  [
    [/\b(?:sur|dans) (?:cette|l'|la|ces?) ?(?:images?|photos?)\b|\bici\b/g, ' in the image '],
    [/\bcombien (?:de |d')/g, ' how many '],
    [/\by a-t-il\b|\best-ce qu'il y a\b(?! sur| dans)/g, ' is there '],
    [
      /\bqu'est-ce qu(?:e |')(?:il y a|c'est|tu vois|vous voyez|on voit)\b|\bque (?:vois-tu|voyez-vous|montre)\b|\bqu'y a-t-il\b/g,
      ' what is ',
    ],
    [/\b(?:vois-tu|voyez-vous)\b/g, ' do you see '],
    [/\b(?:de )?quelles? couleurs? (?:est|sont|a)\b/g, ' what colour is '],
    [/\bs'il (?:te|vous) plaît\b|\bmoi\b/g, ' '],
    [/\b[ld]'/g, ' the '],
  ],
  `describe: décris, décrivez, décrire; read: lis, lisez; text: texte; image: image, photo; where: où; who: qui; why: pourquoi
  is: est; are: sont; the: le, la, les; a: un, une; some: des; and: et; or: ou; no: aucun, aucune; in: dans; on: sur; under: sous; colour: couleur; colours: couleurs; this: cette, ce, cet
  count: compte, comptez; find: trouve, trouvez, détecte, détectez; list: liste, listez; show: montre; red: rouge, rouges; blue: bleu, bleue, bleus; green: vert, verte, verts; black: noir, noire, noirs
  white: blanc, blanche, blancs; yellow: jaune, jaunes; objects: objets; animals: animaux; animal: animal; vehicles: véhicules; person: personne; people: personnes, gens; man: homme; men: hommes
  woman: femme; women: femmes; child: enfant; children: enfants; dog: chien; dogs: chiens; cat: chat; cats: chats; bird: oiseau; birds: oiseaux; horse: cheval; horses: chevaux; sheep: mouton, moutons
  cow: vache; cows: vaches; elephant: éléphant; elephants: éléphants; bear: ours; zebra: zèbre; zebras: zèbres; giraffe: girafe; giraffes: girafes; car: voiture; cars: voitures; bus: bus; truck: camion; trucks: camions
  train: train; bicycle: vélo; bicycles: vélos; motorcycle: moto; boat: bateau; boats: bateaux; airplane: avion; airplanes: avions; bench: banc; umbrella: parapluie; suitcase: valise; bottle: bouteille; bottles: bouteilles
  cup: tasse; cups: tasses; fork: fourchette; knife: couteau; spoon: cuillère; bowl: bol; apple: pomme; apples: pommes; banana: banane; bananas: bananes; cake: gâteau; pizza: pizza; chair: chaise; chairs: chaises; couch: canapé
  bed: lit; table: table; toilet: toilettes; tv: télé, télévision; book: livre; books: livres; clock: horloge; vase: vase; scissors: ciseaux; keyboard: clavier; mobile phone: portable; refrigerator: réfrigérateur; total: total`,
);
